package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.EXPIRE;
import static dev.gonemaster.engine.message.ArgName.MINIMUM;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.REFRESH;
import static dev.gonemaster.engine.message.ArgName.RETRY;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.consistency.Consistency03.Message.MULTIPLE_SOA_TIME_PARAMETER_SET;
import static dev.gonemaster.engine.testcase.consistency.Consistency03.Message.ONE_SOA_TIME_PARAMETER_SET;
import static dev.gonemaster.engine.testcase.consistency.Consistency03.Message.SOA_TIME_PARAMETER_SET;
import static dev.gonemaster.engine.testcase.consistency.SoaMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Consistency03Test {
    private static final String ZONE = "child.consistency03.xa";

    @Scenario("ONE-SET-OF-TIMERS")
    void allServersAgree(World world) {
        run(new Consistency03(), world.zone(ZONE))
                .expect(ONE_SOA_TIME_PARAMETER_SET, REFRESH.of(14400L), RETRY.of(7200L), EXPIRE.of(1209600L),
                        MINIMUM.of(3600L))
                .forbidOthers();
    }

    @Scenario("TWO-SETS-OF-TIMERS")
    void eachTimerCounts(World world) {
        for (String timers : List.of("1 2 3 5", "1 2 4 4", "1 3 3 4", "2 2 3 4")) {
            ScriptedZone zone = new World().zone(ZONE);
            soa(zone, "ns1", "ns1 hostmaster 1 1 2 3 4");
            soa(zone, "ns2", "ns1 hostmaster 1 " + timers);
            run(new Consistency03(), zone)
                    .expect(MULTIPLE_SOA_TIME_PARAMETER_SET, COUNT.of(2L))
                    .expect(SOA_TIME_PARAMETER_SET, REFRESH.of(1L), RETRY.of(2L), EXPIRE.of(3L), MINIMUM.of(4L),
                            SERVERS.of(zone.servers("ns1")))
                    .expect(SOA_TIME_PARAMETER_SET, SERVERS.of(zone.servers("ns2")))
                    .forbidOthers();
        }
    }

    @Scenario("ONLY-OTHER-FIELDS-DIFFER")
    void serialAndNamesMakeNoDifference(World world) {
        ScriptedZone zone = world.zone(ZONE);
        soa(zone, "ns1", "ns1 anna 1 1 2 3 4");
        soa(zone, "ns2", "ns2 bert 2 1 2 3 4");
        run(new Consistency03(), zone).expect(ONE_SOA_TIME_PARAMETER_SET).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var silent = zone.server("ns2").ipv6Only().silent();
        run(new Consistency03(), zone)
                .expect(NO_RESPONSE, NS.of(silent.name()), ADDRESS.of(silent.addresses().getFirst()))
                .expect(ONE_SOA_TIME_PARAMETER_SET)
                .forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var refusing = zone.server("ns2").ipv4Only().rcode(Rcode.REFUSED);
        run(new Consistency03(), zone)
                .expect(NO_RESPONSE_SOA_QUERY, NS.of(refusing.name()), ADDRESS.of(refusing.addresses().getFirst()))
                .expect(ONE_SOA_TIME_PARAMETER_SET)
                .forbidOthers();
    }

    @Scenario("SOA-OF-ANOTHER-ZONE")
    void theRecordOfAnotherZoneIsNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE + ".", "SOA", Misbehaviour.otherOwner("other.xa."));
        run(new Consistency03(), zone).expect(NO_RESPONSE_SOA_QUERY, ONE_SOA_TIME_PARAMETER_SET).forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void withoutAnyRecordThereIsNothingToCompare(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Consistency03(), zone).expect(NO_RESPONSE).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Consistency03(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA_TIME_PARAMETER_SET).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Consistency03(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA_TIME_PARAMETER_SET).forbidOthers();
    }

    private static void soa(ScriptedZone zone, String ns, String rdata) {
        zone.amendOn(ns, content -> content.without("@", "SOA").with("@", "SOA", rdata));
    }
}
