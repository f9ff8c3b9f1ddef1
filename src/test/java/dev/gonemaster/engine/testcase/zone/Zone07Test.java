package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.MNAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone07.Message.MNAME_HAS_NO_ADDRESS;
import static dev.gonemaster.engine.testcase.zone.Zone07.Message.MNAME_IS_CNAME;
import static dev.gonemaster.engine.testcase.zone.Zone07.Message.MNAME_IS_NOT_CNAME;
import static dev.gonemaster.engine.testcase.zone.ZoneMessage.NO_RESPONSE_SOA_QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone07Test {
    private static final String ZONE = "child.zone07.xa";
    private static final String OTHER = "other.zone07.xa";
    private static final String HOST = "master.other.zone07.xa.";

    @Scenario("MNAME-IS-NOT-CNAME")
    void theServerHasAddressesOfItsOwn(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var run = run(new Zone07(), zone)
                .expect(MNAME_IS_NOT_CNAME, MNAME.of(zone.nameOf("ns1"))).forbidOthers();
        assertThat(run.entries()).as("A and AAAA are looked up").hasSize(2);
    }

    @Scenario("MNAME-IS-NOT-CNAME-IN-OTHER-CASE")
    void letterCaseDoesNotMakeAnAlias(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname("MASTER.Other.zone07.xa."));
        world.zone(OTHER).with("master", "A", "192.0.2.1");
        run(new Zone07(), zone).expect(MNAME_IS_NOT_CNAME, MNAME.of(World.absolute(HOST))).forbidOthers();
    }

    @Scenario("MNAME-IS-CNAME")
    void theNameIsAnAlias(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        world.zone(OTHER).with("master", "CNAME", "real").with("real", "A", "192.0.2.1");
        run(new Zone07(), zone).expect(MNAME_IS_CNAME, MNAME.of(World.absolute(HOST))).forbidOthers();
    }

    @Scenario("MNAME-IS-CNAME-TO-NOTHING")
    void theAliasLeadsNowhere(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        world.zone(OTHER).with("master", "CNAME", "gone");
        run(new Zone07(), zone).expect(MNAME_IS_CNAME, MNAME_HAS_NO_ADDRESS).forbidOthers();
    }

    @Scenario("MNAME-IS-CNAME-TO-FAILURE")
    void whereTheAliasLeadsToCannotBeSaid(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        world.zone(OTHER).with("master", "CNAME", "host.broken.zone07.xa.");
        ScriptedZone broken = world.zone("broken.zone07.xa");
        broken.server("ns1").rcode(Rcode.SERVFAIL);
        broken.server("ns2").rcode(Rcode.SERVFAIL);
        run(new Zone07(), zone).expect(MNAME_IS_CNAME).forbidOthers();
    }

    @Scenario("MNAME-IS-CNAME-LOOP")
    void theAliasGoesInCircles(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        world.zone(OTHER).with("master", "CNAME", "second").with("second", "CNAME", "master");
        run(new Zone07(), zone).expect(MNAME_IS_CNAME).forbid(MNAME_IS_NOT_CNAME);
    }

    @Scenario("MNAME-IS-CNAME-TO-ITSELF")
    void theAliasIsItsOwnTarget(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        world.zone(OTHER).with("master", "CNAME", "master");
        run(new Zone07(), zone).expect(MNAME_IS_CNAME).forbid(MNAME_IS_NOT_CNAME);
    }

    @Scenario("MNAME-HAS-NO-ADDRESS")
    void theNameDoesNotExist(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname("gone.other.zone07.xa."));
        world.zone(OTHER);
        var run = run(new Zone07(), zone)
                .expect(MNAME_IS_NOT_CNAME)
                .expect(MNAME_HAS_NO_ADDRESS, MNAME.of(World.absolute("gone.other.zone07.xa."))).forbidOthers();
        assertThat(run.entries()).extracting(Entry::tag).last().isEqualTo(MNAME_HAS_NO_ADDRESS.name());
    }

    @Scenario("MNAME-HAS-OTHER-RECORDS")
    void theNameHasRecordsOfOtherTypesOnly(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        world.zone(OTHER).with("master", "TXT", "text");
        run(new Zone07(), zone).expect(MNAME_IS_NOT_CNAME, MNAME_HAS_NO_ADDRESS).forbidOthers();
    }

    @Scenario("MNAME-HAS-ONE-ADDRESS")
    void oneFamilyIsEnough(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        world.zone(OTHER).with("master", "AAAA", "2001:db8::1");
        run(new Zone07(), zone).expect(MNAME_IS_NOT_CNAME).forbidOthers();
    }

    @Scenario("MNAME-LOOK-UP-TIMES-OUT")
    void aLookUpWithoutAnswerSaysNothing(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        ScriptedZone other = world.zone(OTHER);
        other.server("ns1").silent();
        other.server("ns2").silent();
        run(new Zone07(), zone).forbidOthers();
    }

    @Scenario("MNAME-LOOK-UP-FAILS")
    void aLookUpWithAnErrorSaysNothing(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        ScriptedZone other = world.zone(OTHER);
        other.server("ns1").rcode(Rcode.SERVFAIL);
        other.server("ns2").rcode(Rcode.REFUSED);
        run(new Zone07(), zone).forbidOthers();
    }

    @Scenario("MNAME-LOOK-UP-HALF-FAILS")
    void addressesAreMissedOnlyWhenBothLookUpsAreDefinite(World world) {
        ScriptedZone zone = world.zone(ZONE).amend(SoaChange.mname(HOST));
        ScriptedZone other = world.zone(OTHER).with("master", "TXT", "text");
        other.server("ns1").on(HOST, "AAAA", Misbehaviour.fails(Failure.TIMEOUT));
        other.server("ns2").on(HOST, "AAAA", Misbehaviour.fails(Failure.TIMEOUT));
        run(new Zone07(), zone).expect(MNAME_IS_NOT_CNAME).forbidOthers();
    }

    @Scenario("MNAME-LOOK-UP-LEFT-OUT")
    void whatCouldNotBeAskedIsNotMissing(World world) {
        ScriptedZone zone = world.withoutIpv6().zone(ZONE).amend(SoaChange.mname(HOST));
        ScriptedZone other = world.zone(OTHER);
        other.server("ns1").ipv6Only();
        other.server("ns2").ipv6Only();
        run(new Zone07(), zone).expect(IPV6_DISABLED).forbidOthers();
    }

    @Scenario("NO-RESPONSE-SOA-QUERY")
    void noServerGivesTheSoaWithAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        run(new Zone07(), zone).expect(NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone07(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(MNAME_IS_NOT_CNAME).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone07(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(MNAME_IS_NOT_CNAME).forbidOthers();
    }
}
