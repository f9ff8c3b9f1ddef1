package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.delegation.Delegation06.Message.SOA_EXISTS;
import static dev.gonemaster.engine.testcase.delegation.Delegation06.Message.SOA_NOT_EXISTS;

import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

class Delegation06Test {
    private static final String ZONE = "child.delegation06.xa";

    @Scenario("SOA-EXISTS")
    void allServersHaveTheRecord(World world) {
        run(new Delegation06(), world.zone(ZONE)).expect(SOA_EXISTS).forbidOthers();
    }

    @Scenario("SOA-NOT-EXISTS")
    void oneServerDoesNotHaveIt(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns2", content -> content.without("@", "SOA"));
        var server = zone.server("ns2").ipv4Only();
        run(new Delegation06(), zone)
                .expect(SOA_NOT_EXISTS, NS.of(server.name()), ADDRESS.of(server.addresses().getFirst()))
                .forbidOthers();
    }

    @Scenario("SOA-OF-ANOTHER-ZONE")
    void theRecordOfAnotherZoneIsNone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE + ".", "SOA", Misbehaviour.otherOwner("other.xa."));
        run(new Delegation06(), zone).expect(SOA_NOT_EXISTS).forbidOthers();
    }

    @Scenario("REFUSED")
    void anErrorIsNoAnswer(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").rcode(Rcode.REFUSED);
        run(new Delegation06(), zone).expect(SOA_EXISTS).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aSilentServerIsLeftOut(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").silent();
        run(new Delegation06(), zone).expect(SOA_EXISTS).forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void withoutAnswersThereIsNothingToSay(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").silent();
        zone.server("ns2").rcode(Rcode.SERVFAIL);
        run(new Delegation06(), zone).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Delegation06(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(SOA_EXISTS).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Delegation06(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(SOA_EXISTS).forbidOthers();
    }
}
