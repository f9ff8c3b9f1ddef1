package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.MAX_VARIATION;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERIAL;
import static dev.gonemaster.engine.message.ArgName.SERIAL_MAX;
import static dev.gonemaster.engine.message.ArgName.SERIAL_MIN;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.consistency.Consistency01.Message.MULTIPLE_SOA_SERIALS;
import static dev.gonemaster.engine.testcase.consistency.Consistency01.Message.MULTIPLE_SOA_SERIALS_OK;
import static dev.gonemaster.engine.testcase.consistency.Consistency01.Message.ONE_SOA_SERIAL;
import static dev.gonemaster.engine.testcase.consistency.Consistency01.Message.SOA_SERIAL;
import static dev.gonemaster.engine.testcase.consistency.Consistency01.Message.SOA_SERIAL_VARIATION;
import static dev.gonemaster.engine.testcase.consistency.SoaMessage.NO_RESPONSE_SOA_QUERY;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Consistency01Test {
    private static final String ZONE = "child.consistency01.xa";

    @Scenario("ONE-SERIAL")
    void allServersAgree(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Consistency01(), serials(zone, 7, 7))
                .expect(ONE_SOA_SERIAL, SERIAL.of(7L))
                .expect(SOA_SERIAL, SERIAL.of(7L), SERVERS.of(zone.servers("ns1", "ns2")))
                .forbidOthers();
    }

    @Scenario("TWO-SERIALS")
    void twoServersDisagree(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Consistency01(), serials(zone, 2222222350L, 2222222250L))
                .expect(MULTIPLE_SOA_SERIALS, COUNT.of(2L))
                .expect(SOA_SERIAL_VARIATION, SERIAL_MIN.of(2222222250L), SERIAL_MAX.of(2222222350L),
                        MAX_VARIATION.of(0L))
                .expect(SOA_SERIAL, SERIAL.of(2222222350L), SERVERS.of(zone.servers("ns1")))
                .expect(SOA_SERIAL, SERIAL.of(2222222250L), SERVERS.of(zone.servers("ns2")))
                .forbidOthers();
    }

    @Scenario("SERIALS-AROUND-ZERO")
    void serialsAreComparedInSerialArithmetic(World world) {
        run(new Consistency01(), serials(world.zone(ZONE), 5, 4294967290L))
                .expect(SOA_SERIAL_VARIATION, SERIAL_MIN.of(4294967290L), SERIAL_MAX.of(5L))
                .expect(MULTIPLE_SOA_SERIALS, SOA_SERIAL)
                .forbidOthers();
    }

    @Scenario("SERIALS-WITHOUT-ORDER")
    void serialsHalfTheCircleApartHaveNoOrder(World world) {
        run(new Consistency01(Long.MAX_VALUE), serials(world.zone(ZONE), 1, 2147483649L))
                .expect(SOA_SERIAL_VARIATION, SERIAL_MIN.of(1L), SERIAL_MAX.of(2147483649L))
                .expect(MULTIPLE_SOA_SERIALS, SOA_SERIAL)
                .forbidOthers();
    }

    @Scenario("SERIALS-CLOSE-ENOUGH")
    void aDifferenceMayBeAccepted(World world) {
        run(new Consistency01(10), serials(world.zone(ZONE), 5, 4294967291L))
                .expect(MULTIPLE_SOA_SERIALS_OK, COUNT.of(2L))
                .expect(SOA_SERIAL)
                .forbidOthers();
    }

    @Scenario("SERIALS-TOO-FAR-APART")
    void theAcceptedDifferenceIsTheLargestOne(World world) {
        run(new Consistency01(10), serials(world.zone(ZONE), 5, 4294967290L))
                .expect(MULTIPLE_SOA_SERIALS, SOA_SERIAL_VARIATION, SOA_SERIAL)
                .forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var silent = zone.server("ns2").ipv6Only().silent();
        run(new Consistency01(), zone)
                .expect(NO_RESPONSE, NS.of(silent.name()), ADDRESS.of(silent.addresses().getFirst()))
                .expect(ONE_SOA_SERIAL)
                .expect(SOA_SERIAL, SERVERS.of(zone.servers("ns1")))
                .forbidOthers();
    }

    @Scenario("NO-SOA")
    void aServerWithoutSoaIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        var refusing = zone.server("ns2").ipv4Only().rcode(Rcode.REFUSED);
        run(new Consistency01(), zone)
                .expect(NO_RESPONSE_SOA_QUERY, NS.of(refusing.name()), ADDRESS.of(refusing.addresses().getFirst()))
                .expect(ONE_SOA_SERIAL, SOA_SERIAL)
                .forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void withoutAnySerialThereIsNothingToSayAboutSerials(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Consistency01(), zone).expect(NO_RESPONSE).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Consistency01(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA_SERIAL, SOA_SERIAL).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Consistency01(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA_SERIAL, SOA_SERIAL).forbidOthers();
    }

    private static ScriptedZone serials(ScriptedZone zone, long ns1, long ns2) {
        return zone.amendOn("ns1", content -> content.without("@", "SOA").with("@", "SOA", soa(ns1)))
                .amendOn("ns2", content -> content.without("@", "SOA").with("@", "SOA", soa(ns2)));
    }

    private static String soa(long serial) {
        return "ns1 hostmaster " + serial + " 14400 7200 1209600 3600";
    }
}
