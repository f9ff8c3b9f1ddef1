package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RNAME;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.consistency.Consistency02.Message.MULTIPLE_SOA_RNAMES;
import static dev.gonemaster.engine.testcase.consistency.Consistency02.Message.ONE_SOA_RNAME;
import static dev.gonemaster.engine.testcase.consistency.Consistency02.Message.SOA_RNAME;
import static dev.gonemaster.engine.testcase.consistency.SoaMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Consistency02Test {
    private static final String ZONE = "child.consistency02.xa";

    @Scenario("ONE-RNAME")
    void allServersAgree(World world) {
        run(new Consistency02(), world.zone(ZONE))
                .expect(ONE_SOA_RNAME, RNAME.of(World.absolute("hostmaster.example."))).forbidOthers();
    }

    @Scenario("TWO-RNAMES")
    void twoServersDisagree(World world) {
        ScriptedZone zone = world.zone(ZONE);
        soa(zone, "ns1", "ns1 anna.example. 1 14400 7200 1209600 3600");
        soa(zone, "ns2", "ns1 bert.example. 1 14400 7200 1209600 3600");
        run(new Consistency02(), zone)
                .expect(MULTIPLE_SOA_RNAMES, COUNT.of(2L))
                .expect(SOA_RNAME, RNAME.of(World.absolute("anna.example.")), SERVERS.of(zone.servers("ns1")))
                .expect(SOA_RNAME, RNAME.of(World.absolute("bert.example.")), SERVERS.of(zone.servers("ns2")))
                .forbidOthers();
    }

    @Scenario("RNAME-IN-ANOTHER-LETTER-CASE")
    void letterCaseMakesNoDifference(World world) {
        ScriptedZone zone = world.zone(ZONE);
        soa(zone, "ns2", "ns1 HostMaster.Example. 1 14400 7200 1209600 3600");
        run(new Consistency02(), zone).expect(ONE_SOA_RNAME).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var silent = zone.server("ns2").ipv6Only().silent();
        run(new Consistency02(), zone)
                .expect(NO_RESPONSE, NS.of(silent.name()), ADDRESS.of(silent.addresses().getFirst()))
                .expect(ONE_SOA_RNAME)
                .forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var refusing = zone.server("ns2").ipv4Only().rcode(Rcode.REFUSED);
        run(new Consistency02(), zone)
                .expect(NO_RESPONSE_SOA_QUERY, NS.of(refusing.name()), ADDRESS.of(refusing.addresses().getFirst()))
                .expect(ONE_SOA_RNAME)
                .forbidOthers();
    }

    @Scenario("SOA-OF-ANOTHER-ZONE")
    void theRecordOfAnotherZoneIsNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE + ".", "SOA", Misbehaviour.otherOwner("other.xa."));
        run(new Consistency02(), zone).expect(NO_RESPONSE_SOA_QUERY, ONE_SOA_RNAME).forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void withoutAnyRecordThereIsNothingToCompare(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Consistency02(), zone).expect(NO_RESPONSE).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Consistency02(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA_RNAME).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Consistency02(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA_RNAME).forbidOthers();
    }

    private static void soa(ScriptedZone zone, String ns, String rdata) {
        zone.amendOn(ns, content -> content.without("@", "SOA").with("@", "SOA", rdata));
    }
}
