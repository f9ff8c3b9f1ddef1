package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.MINIMUM;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.ENOUGH_IPV4_NS_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.ENOUGH_IPV4_NS_DEL;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.ENOUGH_IPV6_NS_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.ENOUGH_IPV6_NS_DEL;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.ENOUGH_NS_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.ENOUGH_NS_DEL;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.IN_DOMAIN_GLUE_MISSING;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NOT_ENOUGH_IPV4_NS_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NOT_ENOUGH_IPV4_NS_DEL;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NOT_ENOUGH_IPV6_NS_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NOT_ENOUGH_IPV6_NS_DEL;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NOT_ENOUGH_NS_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NOT_ENOUGH_NS_DEL;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NO_IPV4_NS_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NO_IPV4_NS_DEL;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NO_IPV6_NS_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation01.Message.NO_IPV6_NS_DEL;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;

class Delegation01Test {
    private static ScriptedZone zone(World world) {
        return world.zone("scenario.delegation01.xa");
    }

    private static void expectEnough(ScriptedZone zone) {
        run(new Delegation01(), zone)
                .expect(ENOUGH_NS_CHILD, ENOUGH_IPV4_NS_CHILD, ENOUGH_IPV6_NS_CHILD)
                .expect(ENOUGH_NS_DEL, ENOUGH_IPV4_NS_DEL, ENOUGH_IPV6_NS_DEL).forbidOthers();
    }

    private static ScriptedZone ipv4Only(ScriptedZone zone, String... servers) {
        List.of(servers).forEach(server -> zone.server(server).ipv4Only());
        return zone;
    }

    private static ScriptedZone ipv6Only(ScriptedZone zone, String... servers) {
        List.of(servers).forEach(server -> zone.server(server).ipv6Only());
        return zone;
    }

    private static void expectNoIpv4(ScriptedZone zone) {
        run(new Delegation01(), zone).expect(ENOUGH_NS_CHILD, ENOUGH_IPV6_NS_CHILD, NO_IPV4_NS_CHILD)
                .expect(ENOUGH_NS_DEL, ENOUGH_IPV6_NS_DEL, NO_IPV4_NS_DEL).forbidOthers();
    }

    private static void expectNoIpv6(ScriptedZone zone) {
        run(new Delegation01(), zone).expect(ENOUGH_NS_CHILD, ENOUGH_IPV4_NS_CHILD, NO_IPV6_NS_CHILD)
                .expect(ENOUGH_NS_DEL, ENOUGH_IPV4_NS_DEL, NO_IPV6_NS_DEL).forbidOthers();
    }

    @Scenario("ENOUGH-1")
    void enoughOfEverything(World world) {
        ScriptedZone zone = zone(world);

        expectEnough(zone);
        run(new Delegation01(), zone)
                .expect(ENOUGH_NS_DEL, COUNT.of(2L), MINIMUM.of(2L),
                        NS_NAMES.of(List.of(zone.nameOf("ns1"), zone.nameOf("ns2"))))
                .expect(ENOUGH_IPV4_NS_DEL, COUNT.of(2L), MINIMUM.of(2L),
                        SERVERS.of(zone.servers("ns1", "ns2").stream()
                                .filter(server -> !server.address().contains(":")).toList()));
    }

    @Scenario("ENOUGH-2")
    void enoughOutsideTheZone(World world) {
        expectEnough(zone(world).delegatedTo("ns1.enough-2.delegation01.xb", "ns2.enough-2.delegation01.xb"));
    }

    @Scenario("ENOUGH-3")
    void enoughBesideTheZone(World world) {
        expectEnough(zone(world).delegatedTo("ns1.sibling.delegation01.xa", "ns2.sibling.delegation01.xa"));
    }

    @Scenario("ENOUGH-DEL-NOT-CHILD")
    void enoughInDelegationNotInChild(World world) {
        run(new Delegation01(), zone(world).delegatedTo("ns1", "ns2").apexNs("ns1"))
                .expect(ENOUGH_NS_DEL, ENOUGH_IPV4_NS_DEL, ENOUGH_IPV6_NS_DEL)
                .expect(NOT_ENOUGH_NS_CHILD, NOT_ENOUGH_IPV4_NS_CHILD, NOT_ENOUGH_IPV6_NS_CHILD).forbidOthers();
    }

    @Scenario("ENOUGH-CHILD-NOT-DEL")
    void enoughInChildNotInDelegation(World world) {
        run(new Delegation01(), zone(world).delegatedTo("ns1").apexNs("ns1", "ns2"))
                .expect(ENOUGH_NS_CHILD, ENOUGH_IPV4_NS_CHILD, ENOUGH_IPV6_NS_CHILD)
                .expect(NOT_ENOUGH_NS_DEL, NOT_ENOUGH_IPV4_NS_DEL, NOT_ENOUGH_IPV6_NS_DEL).forbidOthers();
    }

    @Scenario("IPV6-AND-DEL-OK-NO-IPV4-CHILD")
    void noIpv4AddressesInTheZone(World world) {
        run(new Delegation01(), zone(world).without("ns1", "A").without("ns2", "A"))
                .expect(ENOUGH_NS_DEL, ENOUGH_IPV4_NS_DEL, ENOUGH_IPV6_NS_DEL)
                .expect(ENOUGH_NS_CHILD, ENOUGH_IPV6_NS_CHILD, NO_IPV4_NS_CHILD).forbidOthers();
    }

    @Scenario("IPV4-AND-DEL-OK-NO-IPV6-CHILD")
    void noIpv6AddressesInTheZone(World world) {
        run(new Delegation01(), zone(world).without("ns1", "AAAA").without("ns2", "AAAA"))
                .expect(ENOUGH_NS_DEL, ENOUGH_IPV4_NS_DEL, ENOUGH_IPV6_NS_DEL)
                .expect(ENOUGH_NS_CHILD, ENOUGH_IPV4_NS_CHILD, NO_IPV6_NS_CHILD).forbidOthers();
    }

    @Scenario("NO-IPV4-1")
    void noIpv4InsideTheZone(World world) {
        expectNoIpv4(ipv6Only(zone(world), "ns1", "ns2"));
    }

    @Scenario("NO-IPV4-2")
    void noIpv4OutsideTheZone(World world) {
        expectNoIpv4(ipv6Only(zone(world).delegatedTo("ns1.del01.xb", "ns2.del01.xb"), "ns1.del01.xb", "ns2.del01.xb"));
    }

    @Scenario("NO-IPV4-3")
    void noIpv4BesideTheZone(World world) {
        expectNoIpv4(ipv6Only(zone(world).delegatedTo("ns1.sibling.delegation01.xa", "ns2.sibling.delegation01.xa"),
                "ns1.sibling.delegation01.xa", "ns2.sibling.delegation01.xa"));
    }

    @Scenario("NO-IPV6-1")
    void noIpv6InsideTheZone(World world) {
        expectNoIpv6(ipv4Only(zone(world), "ns1", "ns2"));
    }

    @Scenario("NO-IPV6-2")
    void noIpv6OutsideTheZone(World world) {
        expectNoIpv6(ipv4Only(zone(world).delegatedTo("ns1.del01.xb", "ns2.del01.xb"), "ns1.del01.xb", "ns2.del01.xb"));
    }

    @Scenario("NO-IPV6-3")
    void noIpv6BesideTheZone(World world) {
        expectNoIpv6(ipv4Only(zone(world).delegatedTo("ns1.sibling.delegation01.xa", "ns2.sibling.delegation01.xa"),
                "ns1.sibling.delegation01.xa", "ns2.sibling.delegation01.xa"));
    }

    @Scenario("ENOUGH-1 with glue of one family for each name")
    void whatGlueLacksIsLookedUp(World world) {
        ScriptedZone zone = zone(world);
        zone.glue("ns1", zone.server("ns1").addresses().getFirst().getHostAddress())
                .glue("ns2", zone.server("ns2").addresses().getLast().getHostAddress());

        expectEnough(zone);
    }

    @Scenario("MISMATCH-DELEGATION-CHILD-2")
    void addressesOfOneFamilyForEachName(World world) {
        run(new Delegation01(), zone(world).without("ns1", "AAAA").without("ns2", "A"))
                .expect(ENOUGH_NS_DEL, ENOUGH_IPV4_NS_DEL, ENOUGH_IPV6_NS_DEL)
                .expect(ENOUGH_NS_CHILD, NOT_ENOUGH_IPV4_NS_CHILD, NOT_ENOUGH_IPV6_NS_CHILD).forbidOthers();
    }

    @Scenario("no delegation at all")
    void withoutDelegationThereIsNothingToCount(World world) {
        run(new Delegation01(), zone(world).notDelegated())
                .expect(NOT_ENOUGH_NS_DEL, COUNT.of(0L), NS_NAMES.of(List.of()))
                .expect(NO_IPV4_NS_DEL, NO_IPV6_NS_DEL, NOT_ENOUGH_NS_CHILD, NO_IPV4_NS_CHILD, NO_IPV6_NS_CHILD)
                .forbidOthers();
    }

    @Scenario("IN-DOMAIN-GLUE-MISSING")
    void aNameInsideTheZoneHasNoGlue(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1", "ns2", "ns3.del01.xb").glue("ns2");

        run(new Delegation01(), zone)
                .expect(ENOUGH_NS_CHILD, ENOUGH_IPV4_NS_CHILD, ENOUGH_IPV6_NS_CHILD)
                .expect(ENOUGH_NS_DEL, ENOUGH_IPV4_NS_DEL, ENOUGH_IPV6_NS_DEL)
                .expect(IN_DOMAIN_GLUE_MISSING, NS.of(zone.nameOf("ns2"))).forbidOthers();
    }
}
