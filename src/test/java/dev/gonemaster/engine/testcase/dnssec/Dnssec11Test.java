package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_DS_BUT_UNSIGNED_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_INCONSISTENT_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_INCONSISTENT_SIGNED_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_NS_WITH_SIGNED_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_NS_WITH_UNSIGNED_ZONE;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_PARENT_WITHOUT_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_PARENT_WITH_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_UNDETERMINED_DS;
import static dev.gonemaster.engine.testcase.dnssec.Dnssec11.Message.DS11_UNDETERMINED_SIGNED_ZONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Dnssec11Test {
    private static final String PARENT = "dnssec11.xa";
    private static final String ZONE = "child." + PARENT;

    @Scenario("DS-AND-SIGNED")
    void allIsWell(World world) {
        ScenarioRun run = run(new Dnssec11(), world.zone(ZONE).signed()).forbidOthers();
        assertThat(run.transport().exchanges()).filteredOn(exchange -> exchange.query().type() == Type.DNSKEY)
                .isNotEmpty().allMatch(exchange -> Edns.DNSSEC.equals(exchange.query().edns()));
    }

    @Scenario("NO-DS")
    void nothingIsSaidWithoutDs(World world) {
        ScenarioRun run = run(new Dnssec11(), world.zone(ZONE)).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(exchange -> exchange.query().type() == Type.DNSKEY);
    }

    @Scenario("DS-BUT-UNSIGNED-ZONE")
    void theZoneIsNotSigned(World world) {
        run(new Dnssec11(), unsigned(world)).expect(DS11_DS_BUT_UNSIGNED_ZONE).forbidOthers();
    }

    @Scenario("DS-BUT-UNSIGNED-ZONE-2")
    void serversThatDoNotTellAreLeftOut(World world) {
        ScriptedZone zone = unsigned(world);
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.rcode(Rcode.SERVFAIL));
        run(new Dnssec11(), zone).expect(DS11_DS_BUT_UNSIGNED_ZONE).forbidOthers();
    }

    @Scenario("INCONSISTENT-DS")
    void serversOfTheParentDisagree(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        ScriptedZone parent = world.zone(PARENT).amendOn("ns1", content -> content.without(ZONE, "DS"));
        run(new Dnssec11(), zone).expect(DS11_INCONSISTENT_DS)
                .expect(DS11_PARENT_WITHOUT_DS, addresses(parent, "ns1"))
                .expect(DS11_PARENT_WITH_DS, addresses(parent, "ns2")).forbidOthers();
    }

    @Scenario("INCONSISTENT-DS-BUT-UNSIGNED-ZONE")
    void oneServerOfTheParentWithDsIsEnough(World world) {
        ScriptedZone zone = unsigned(world);
        world.zone(PARENT).amendOn("ns1", content -> content.without(ZONE, "DS"));
        run(new Dnssec11(), zone).expect(DS11_INCONSISTENT_DS, DS11_PARENT_WITHOUT_DS, DS11_PARENT_WITH_DS,
                DS11_DS_BUT_UNSIGNED_ZONE).forbidOthers();
    }

    @Scenario("INCONSISTENT-SIGNED-ZONE")
    void oneServerHasTheZoneUnsigned(World world) {
        ScriptedZone zone = world.zone(ZONE).signed().amendOn("ns2", content -> content.without("@", "DNSKEY"));
        run(new Dnssec11(), zone).expect(DS11_INCONSISTENT_SIGNED_ZONE)
                .expect(DS11_NS_WITH_SIGNED_ZONE, addresses(zone, "ns1"))
                .expect(DS11_NS_WITH_UNSIGNED_ZONE, addresses(zone, "ns2")).forbidOthers();
    }

    @Scenario("UNDETERMINED-DS")
    void noServerOfTheParentTells(World world) {
        ScriptedZone zone = unsigned(world);
        world.zone(PARENT).server("ns1").on(ZONE, "DS", Misbehaviour.fails(Failure.TIMEOUT));
        world.zone(PARENT).server("ns2").on(ZONE, "DS", Misbehaviour.notAuthoritative());
        run(new Dnssec11(), zone).expect(DS11_UNDETERMINED_DS).forbidOthers();
    }

    @Scenario("ZONE-DOES-NOT-EXIST")
    void theParentKnowsNoSuchName(World world) {
        run(new Dnssec11(), world.zone(ZONE).notDelegated().servedBy()).expect(DS11_UNDETERMINED_DS).forbidOthers();
    }

    @Scenario("DS-WITHOUT-EDNS")
    void dsRecordsCountWithoutAnOptRecord(World world) {
        ScriptedZone zone = unsigned(world);
        world.zone(PARENT).server("ns1").on(ZONE, "DS", Misbehaviour.noEdns());
        world.zone(PARENT).server("ns2").on(ZONE, "DS", Misbehaviour.rcode(Rcode.REFUSED));
        run(new Dnssec11(), zone).expect(DS11_DS_BUT_UNSIGNED_ZONE).forbidOthers();
    }

    @Scenario("UNDETERMINED-SIGNED-ZONE")
    void noServerOfTheZoneTells(World world) {
        ScriptedZone zone = world.zone(ZONE).signed();
        zone.server("ns1").on(ZONE, "DNSKEY", Misbehaviour.fails(Failure.TIMEOUT));
        zone.server("ns2").on(ZONE, "DNSKEY", Misbehaviour.notAuthoritative());
        run(new Dnssec11(), zone).expect(DS11_UNDETERMINED_SIGNED_ZONE).forbidOthers();
    }

    @Scenario("NO-SOA")
    void serversWithoutTheZoneAreLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE).signed()
                .amendOn("ns2", content -> content.without("@", "SOA").without("@", "DNSKEY"));
        run(new Dnssec11(), zone).forbidOthers();
    }

    @Scenario("UNDEL-NO-UNDEL-DS")
    void anUndelegatedTestWithoutDs(World world) {
        run(new Dnssec11(), unsigned(world).undelegated("ns1")).forbidOthers();
    }

    @Scenario("UNDEL-WITH-UNDEL-DS")
    void theDsOfAnUndelegatedTest(World world) {
        ScenarioRun run = run(new Dnssec11(), world.zone(ZONE).undelegated("ns1").undelegatedDs("1 13 253 00"))
                .expect(DS11_DS_BUT_UNSIGNED_ZONE).forbidOthers();
        assertThat(run.transport().exchanges()).noneMatch(exchange -> exchange.query().type() == Type.DS);
    }

    @Scenario("ROOT")
    void theRootHasNoDs(World world) {
        run(new Dnssec11(), world.zone(".")).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Dnssec11(), unsigned(world.withoutIpv4()))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(DS11_DS_BUT_UNSIGNED_ZONE).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Dnssec11(), unsigned(world.withoutIpv6()))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(DS11_DS_BUT_UNSIGNED_ZONE).forbidOthers();
    }

    /// The zone without keys, and DS records at the parent all the same.
    private static ScriptedZone unsigned(World world) {
        return world.zone(ZONE).signed().amend(content -> content.without("@", "DNSKEY"));
    }

    private static Arg addresses(ScriptedZone zone, String server) {
        return ADDRESSES.of(zone.server(server).addresses());
    }
}
