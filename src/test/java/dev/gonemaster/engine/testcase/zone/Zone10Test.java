package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.OWNER;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV4_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.IPV6_DISABLED;
import static dev.gonemaster.engine.testcase.SharedMessage.NO_RESPONSE;
import static dev.gonemaster.engine.testcase.zone.Zone10.Message.APEX_DNAME;
import static dev.gonemaster.engine.testcase.zone.Zone10.Message.MULTIPLE_SOA;
import static dev.gonemaster.engine.testcase.zone.Zone10.Message.NO_SOA_IN_RESPONSE;
import static dev.gonemaster.engine.testcase.zone.Zone10.Message.ONE_SOA;
import static dev.gonemaster.engine.testcase.zone.Zone10.Message.SOA_AND_CNAME;
import static dev.gonemaster.engine.testcase.zone.Zone10.Message.WRONG_SOA;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class Zone10Test {
    private static final String ZONE = "child.zone10.xa";
    private static final String SECOND_SOA = "ns1 hostmaster 1 2 3 4 5";

    @Scenario("ONE-SOA")
    void allServersHaveOneSoa(World world) {
        run(new Zone10(), world.zone(ZONE)).expect(ONE_SOA).forbidOthers();
    }

    @Scenario("ONE-SOA-NO-AUTHORITY")
    void authorityDoesNotMatter(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.notAuthoritative());
        run(new Zone10(), zone).expect(ONE_SOA).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void aServerIsSilent(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").silent();
        run(new Zone10(), zone).expect(NO_RESPONSE, ns(zone, "ns2")).forbidOthers();
    }

    @Scenario("NO-SOA-IN-RESPONSE")
    void aServerRefuses(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.rcode(Rcode.REFUSED));
        run(new Zone10(), zone).expect(NO_SOA_IN_RESPONSE, ns(zone, "ns2")).forbidOthers();
    }

    @Scenario("WRONG-SOA")
    void aServerGivesTheSoaOfAnotherZone(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.otherOwner("zone10.xa"));
        run(new Zone10(), zone)
                .expect(WRONG_SOA, ns(zone, "ns2"), OWNER.of(World.absolute("zone10.xa")), QUERY_NAME.of(zone.name()))
                .forbidOthers();
    }

    @Scenario("MULTIPLE-SOA")
    void aServerHasTwoSoas(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns2", content -> content.with("@", "SOA", SECOND_SOA));
        run(new Zone10(), zone).expect(MULTIPLE_SOA, ns(zone, "ns2"), COUNT.of(2L)).forbidOthers();
    }

    @Scenario("MULTIPLE-WRONG-SOA")
    void theOwnerIsLookedAtBeforeTheNumber(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns2", content -> content.with("@", "SOA", SECOND_SOA));
        zone.server("ns2").on(ZONE, "SOA", Misbehaviour.otherOwner("other.xa"));
        run(new Zone10(), zone).expect(WRONG_SOA, ns(zone, "ns2")).forbidOthers();
    }

    @Scenario("SOA-AND-CNAME")
    void aCnameStandsBesideTheSoa(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").on(ZONE, "CNAME", Misbehaviour.changed(Zone10Test::addCname));
        run(new Zone10(), zone).expect(ONE_SOA).expect(SOA_AND_CNAME, ns(zone, "ns2")).forbidOthers();
    }

    @Scenario("APEX-DNAME")
    void theApexHasADname(World world) {
        ScriptedZone zone = world.zone(ZONE).amendOn("ns1", content -> content.with("@", "DNAME", "other.xa."));
        run(new Zone10(), zone).expect(ONE_SOA).expect(APEX_DNAME, ns(zone, "ns1")).forbidOthers();
    }

    @Scenario("NO-SERVERS")
    void withoutServersNothingIsSaid(World world) {
        run(new Zone10(), world.zone(ZONE).delegatedTo()).forbidOthers();
    }

    @Scenario("IPV4-DISABLED")
    void ipv4IsSwitchedOff(World world) {
        run(new Zone10(), world.withoutIpv4().zone(ZONE))
                .expect(IPV4_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA).forbidOthers();
    }

    @Scenario("IPV6-DISABLED")
    void ipv6IsSwitchedOff(World world) {
        run(new Zone10(), world.withoutIpv6().zone(ZONE))
                .expect(IPV6_DISABLED, QUERY_TYPE.of(Type.SOA)).expect(ONE_SOA).forbidOthers();
    }

    private static void addCname(Message answer) {
        answer.addRecord(new CNAMERecord(World.absolute(ZONE), DClass.IN, 1, World.absolute("other.xa")),
                Section.ANSWER);
    }

    private static Arg ns(ScriptedZone zone, String server) {
        return NS.of(zone.nameOf(server));
    }
}
