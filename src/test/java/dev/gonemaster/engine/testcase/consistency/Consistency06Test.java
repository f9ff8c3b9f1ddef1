package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.MNAME;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.consistency.Consistency06.Message.MULTIPLE_SOA_MNAMES;
import static dev.gonemaster.engine.testcase.consistency.Consistency06.Message.ONE_SOA_MNAME;
import static dev.gonemaster.engine.testcase.consistency.Consistency06.Message.SOA_MNAME;
import static dev.gonemaster.engine.testcase.consistency.SoaMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Consistency06Test {
    private static final String ZONE = "child.consistency06.xa";

    @Scenario("ONE-SOA-MNAME-1")
    void allServersAgree(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Consistency06(), zone).expect(ONE_SOA_MNAME, MNAME.of(zone.nameOf("ns1"))).forbidOthers();
    }

    @Scenario("ONE-SOA-MNAME-2")
    void oneServerIsSilent(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        run(new Consistency06(), zone).expect(ONE_SOA_MNAME, NO_RESPONSE).forbidOthers();
    }

    @Scenario("ONE-SOA-MNAME-3")
    void oneServerDoesNotHaveTheZone(World world) {
        run(new Consistency06(), world.zone(ZONE).servedBy("ns2"))
                .expect(ONE_SOA_MNAME, NO_RESPONSE_SOA_QUERY).forbidOthers();
    }

    @Scenario("ONE-SOA-MNAME-4")
    void theSilentServerIsInTheDelegationOnly(World world) {
        ScriptedZone zone = world.zone(ZONE).apexNs("ns1");
        zone.server("ns2").silent();
        run(new Consistency06(), zone).expect(ONE_SOA_MNAME, NO_RESPONSE).forbidOthers();
    }

    @Scenario("MULTIPLE-SOA-MNAMES-1")
    void twoServersDisagree(World world) {
        ScriptedZone zone = ownMnames(world.zone(ZONE), "ns1", "ns2");
        run(new Consistency06(), zone)
                .expect(MULTIPLE_SOA_MNAMES, COUNT.of(2L))
                .expect(SOA_MNAME, MNAME.of(zone.nameOf("ns1")), SERVERS.of(zone.servers("ns1")))
                .expect(SOA_MNAME, MNAME.of(zone.nameOf("ns2")), SERVERS.of(zone.servers("ns2")))
                .forbidOthers();
    }

    @Scenario("MULTIPLE-SOA-MNAMES-2")
    void twoServersDisagreeAndAThirdIsSilent(World world) {
        ScriptedZone zone = ownMnames(world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3"), "ns1", "ns2");
        zone.server("ns3").silent();
        run(new Consistency06(), zone).expect(MULTIPLE_SOA_MNAMES, SOA_MNAME, NO_RESPONSE).forbidOthers();
    }

    @Scenario("MULT-SOA-MNAMES-NO-DEL-UNDEL-1")
    void serversOfAnUndelegatedZoneDisagree(World world) {
        ScriptedZone zone = world.zone(ZONE).notDelegated().undelegated("ns1", "ns2");
        run(new Consistency06(), ownMnames(zone, "ns1", "ns2"))
                .expect(MULTIPLE_SOA_MNAMES, SOA_MNAME).forbidOthers();
    }

    @Scenario("MULT-SOA-MNAMES-NO-DEL-UNDEL-2")
    void serversOutsideAnUndelegatedZoneDisagree(World world) {
        ScriptedZone zone = world.zone(ZONE).apexNs("ns3.consistency06.xb", "ns4.consistency06.xb").delegatedTo()
                .undelegatedNames("ns3.consistency06.xb", "ns4.consistency06.xb");
        run(new Consistency06(), ownMnames(zone, "ns3.consistency06.xb", "ns4.consistency06.xb"))
                .expect(MULTIPLE_SOA_MNAMES, SOA_MNAME).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var silent = zone.server("ns2").ipv6Only().silent();
        run(new Consistency06(), zone)
                .expect(NO_RESPONSE, NS.of(silent.name()), ADDRESS.of(silent.addresses().getFirst()))
                .expect(ONE_SOA_MNAME)
                .forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var refusing = zone.server("ns2").ipv4Only().rcode(Rcode.REFUSED);
        run(new Consistency06(), zone)
                .expect(NO_RESPONSE_SOA_QUERY, NS.of(refusing.name()), ADDRESS.of(refusing.addresses().getFirst()))
                .expect(ONE_SOA_MNAME)
                .forbidOthers();
    }

    @Scenario("SOA-OF-ANOTHER-ZONE")
    void theRecordOfAnotherZoneIsNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE + ".", "SOA", Misbehaviour.otherOwner("other.xa."));
        run(new Consistency06(), zone).expect(NO_RESPONSE_SOA_QUERY, ONE_SOA_MNAME).forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void withoutAnyRecordThereIsNothingToCompare(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Consistency06(), zone).expect(NO_RESPONSE).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Consistency06(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA_MNAME).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Consistency06(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA_MNAME).forbidOthers();
    }

    private static ScriptedZone ownMnames(ScriptedZone zone, String... servers) {
        for (String ns : servers) {
            soa(zone, ns, zone.nameOf(ns) + " hostmaster 1 14400 7200 1209600 3600");
        }
        return zone;
    }

    private static void soa(ScriptedZone zone, String ns, String rdata) {
        zone.amendOn(ns, content -> content.without("@", "SOA").with("@", "SOA", rdata));
    }
}
