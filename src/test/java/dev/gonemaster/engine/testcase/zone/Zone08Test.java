package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.MX;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.zone.Zone08.Message.MX_RECORD_IS_CNAME;
import static dev.gonemaster.engine.testcase.zone.Zone08.Message.MX_RECORD_IS_NOT_CNAME;
import static dev.gonemaster.engine.testcase.zone.Zone08.Message.NO_RESPONSE_MX_QUERY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Zone08Test {
    private static final String ZONE = "child.zone08.xa";

    @Scenario("MX-IS-NOT-CNAME")
    void theExchangerIsAHost(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail").with("mail", "A", "192.0.2.1");
        run(new Zone08(), zone).expect(MX_RECORD_IS_NOT_CNAME, MX.of(zone.nameOf("mail"))).forbidOthers();
    }

    @Scenario("MX-IS-CNAME")
    void theExchangerIsAnAlias(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail").with("mail", "CNAME", "gone.example.");
        run(new Zone08(), zone).expect(MX_RECORD_IS_CNAME, MX.of(zone.nameOf("mail"))).forbidOthers();
    }

    @Scenario("ONE-MX-IS-CNAME")
    void eachExchangerIsJudgedOnce(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail.other.zone08.xa.").with("@", "MX", "10 mail")
                .with("@", "MX", "20 mail").with("mail", "A", "192.0.2.1");
        world.zone("other.zone08.xa").with("mail", "CNAME", "real");
        var run = run(new Zone08(), zone)
                .expect(MX_RECORD_IS_CNAME, MX.of(World.absolute("mail.other.zone08.xa.")))
                .expect(MX_RECORD_IS_NOT_CNAME, MX.of(zone.nameOf("mail"))).forbidOthers();
        assertThat(run.entries()).hasSize(2);
    }

    @Scenario("MX-IS-SYNTHESIZED-CNAME")
    void aliasesBelowDnameCountToo(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail.hosts." + ZONE + ".")
                .with("hosts", "DNAME", "elsewhere.example.");
        run(new Zone08(), zone).expect(MX_RECORD_IS_CNAME).forbidOthers();
    }

    @Scenario("MX-DOES-NOT-EXIST")
    void anExchangerThatDoesNotExistIsNoAlias(World world) {
        run(new Zone08(), world.zone(ZONE).with("@", "MX", "10 gone")).expect(MX_RECORD_IS_NOT_CNAME).forbidOthers();
    }

    @Scenario("MX-LOOK-UP-FAILS")
    void aLookUpThatFailsSaysNothing(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail.other.zone08.xa.");
        ScriptedZone other = world.zone("other.zone08.xa");
        other.server("ns1").silent();
        other.server("ns2").rcode(Rcode.SERVFAIL);
        run(new Zone08(), zone).forbidOthers();
    }

    @Scenario("NULL-MX")
    void aNullMxNamesNoExchanger(World world) {
        run(new Zone08(), world.zone(ZONE).with("@", "MX", "0 .")).forbidOthers();
    }

    @Scenario("NO-MX")
    void withoutMxThereIsNothingToSay(World world) {
        run(new Zone08(), world.zone(ZONE)).forbidOthers();
    }

    @Scenario("MANY-MX")
    void theExchangersLookedUpAreLimited(World world) {
        ScriptedZone zone = world.zone(ZONE);
        for (int number = 0; number <= Zone08.EXCHANGERS_MAX; number++) {
            zone.with("@", "MX", "10 mail" + number);
        }
        var run = run(new Zone08(), zone).expect(MX_RECORD_IS_NOT_CNAME).forbidOthers();
        assertThat(run.entries()).hasSize(Zone08.EXCHANGERS_MAX);
    }

    @Scenario("NO-RESPONSE-MX-QUERY")
    void noServerAnswersWithAuthority(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail");
        zone.server("ns1").silent();
        zone.server("ns2").notAuthoritative();
        run(new Zone08(), zone).expect(NO_RESPONSE_MX_QUERY).forbidOthers();
    }

    @Scenario("MX-REFUSED")
    void aServerThatRefusesIsPassedOver(World world) {
        ScriptedZone zone = world.zone(ZONE).with("@", "MX", "10 mail");
        zone.server("ns1").rcode(Rcode.REFUSED);
        run(new Zone08(), zone).expect(MX_RECORD_IS_NOT_CNAME).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone08(), world.withoutIpv4().zone(ZONE).with("@", "MX", "10 mail"))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.MX)).expect(MX_RECORD_IS_NOT_CNAME).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone08(), world.withoutIpv6().zone(ZONE).with("@", "MX", "10 mail"))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.MX)).expect(MX_RECORD_IS_NOT_CNAME).forbidOthers();
    }
}
