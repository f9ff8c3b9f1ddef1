package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.delegation.Delegation02.Message.CHILD_DISTINCT_NS_IP;
import static dev.gonemaster.engine.testcase.delegation.Delegation02.Message.CHILD_NS_SAME_IP;
import static dev.gonemaster.engine.testcase.delegation.Delegation02.Message.DEL_DISTINCT_NS_IP;
import static dev.gonemaster.engine.testcase.delegation.Delegation02.Message.DEL_NS_SAME_IP;
import static dev.gonemaster.engine.testcase.delegation.Delegation02.Message.DISTINCT_IP_ADDRESS;
import static dev.gonemaster.engine.testcase.delegation.Delegation02.Message.SAME_IP_ADDRESS;

import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedServer;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.util.List;

class Delegation02Test {
    private static ScriptedZone zone(World world) {
        return world.zone("scenario.delegation02.xa");
    }

    private static void expectDistinct(ScriptedZone zone) {
        run(new Delegation02(), zone)
                .expect(DEL_DISTINCT_NS_IP, CHILD_DISTINCT_NS_IP, DISTINCT_IP_ADDRESS).forbidOthers();
    }

    private static void expectSame(ScriptedZone zone, String ns1a, String ns1b) {
        zone.server(ns1b).sameAddressesAs(zone.server(ns1a));
        Arg names = NS_NAMES.of(List.of(zone.nameOf(ns1a), zone.nameOf(ns1b)));
        ScenarioRun run = run(new Delegation02(), zone);
        for (InetAddress address : zone.server(ns1a).addresses()) {
            run.expect(DEL_NS_SAME_IP, names, ADDRESS.of(address))
                    .expect(CHILD_NS_SAME_IP, names, ADDRESS.of(address))
                    .expect(SAME_IP_ADDRESS, names, ADDRESS.of(address));
        }
        run.forbidOthers();
    }

    @Scenario("ALL-DISTINCT-1")
    void distinctInsideTheZone(World world) {
        expectDistinct(zone(world));
    }

    @Scenario("ALL-DISTINCT-2")
    void distinctOutsideTheZone(World world) {
        expectDistinct(zone(world).delegatedTo("ns1.delegation02.xb", "ns2.delegation02.xb"));
    }

    @Scenario("ALL-DISTINCT-3")
    void distinctBesideTheZone(World world) {
        expectDistinct(zone(world).delegatedTo("ns1.sibling.delegation02.xa", "ns2.sibling.delegation02.xa"));
    }

    @Scenario("DEL-NON-DISTINCT")
    void glueGivesOneAddressTwice(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1a", "ns1b");
        zone.glue("ns1b", texts(zone.server("ns1a")));
        run(new Delegation02(), zone)
                .expect(DEL_NS_SAME_IP, CHILD_DISTINCT_NS_IP, SAME_IP_ADDRESS).forbidOthers();
    }

    @Scenario("DEL-NON-DISTINCT-UND")
    void oneAddressIsGivenTwice(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1a", "ns1b").notDelegated();
        zone.server("ns1b").sameAddressesAs(zone.server("ns1a"));
        zone.undelegated("ns1a", "ns1b").without("ns1b")
                .with("ns1b", "A", "20.99.2.53").with("ns1b", "AAAA", "2a0f:99:2::53");
        run(new Delegation02(), zone)
                .expect(DEL_NS_SAME_IP, CHILD_DISTINCT_NS_IP, SAME_IP_ADDRESS).forbidOthers();
    }

    @Scenario("CHILD-NON-DISTINCT")
    void theZoneGivesOneAddressTwice(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1a", "ns1b");
        oneAddressTwice(zone);
        run(new Delegation02(), zone)
                .expect(DEL_DISTINCT_NS_IP, CHILD_NS_SAME_IP, SAME_IP_ADDRESS).forbidOthers();
    }

    @Scenario("CHILD-NON-DISTINCT-UND")
    void theUndelegatedZoneGivesOneAddressTwice(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1a", "ns1b").notDelegated().undelegated("ns1a", "ns1b");
        oneAddressTwice(zone);
        run(new Delegation02(), zone)
                .expect(DEL_DISTINCT_NS_IP, CHILD_NS_SAME_IP, SAME_IP_ADDRESS).forbidOthers();
    }

    @Scenario("NON-DISTINCT-1")
    void twoNamesOfOneServerInsideTheZone(World world) {
        expectSame(zone(world).delegatedTo("ns1a", "ns1b", "ns2"), "ns1a", "ns1b");
    }

    @Scenario("NON-DISTINCT-2")
    void twoNamesOfOneServerOutsideTheZone(World world) {
        expectSame(zone(world).delegatedTo("ns1a.delegation02.xb", "ns1b.delegation02.xb", "ns2.delegation02.xb"),
                "ns1a.delegation02.xb", "ns1b.delegation02.xb");
    }

    @Scenario("NON-DISTINCT-3")
    void twoNamesOfOneServerBesideTheZone(World world) {
        expectSame(zone(world).delegatedTo("ns1a.sibling.delegation02.xa", "ns1b.sibling.delegation02.xa",
                "ns2.sibling.delegation02.xa"), "ns1a.sibling.delegation02.xa", "ns1b.sibling.delegation02.xa");
    }

    @Scenario("SAME-ONLY-BETWEEN-THE-TWO")
    void delegationAndZoneNameOneServerDifferently(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1a", "ns2").apexNs("ns1b", "ns2");
        zone.server("ns1b").sameAddressesAs(zone.server("ns1a"));
        run(new Delegation02(), zone)
                .expect(DEL_DISTINCT_NS_IP, CHILD_DISTINCT_NS_IP)
                .expect(SAME_IP_ADDRESS, NS_NAMES.of(List.of(zone.nameOf("ns1a"), zone.nameOf("ns1b"))))
                .forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void aZoneThatNobodyServesHasNoAddresses(World world) {
        ScriptedZone zone = zone(world);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Delegation02(), zone).expect(DEL_DISTINCT_NS_IP, DISTINCT_IP_ADDRESS).forbidOthers();
    }

    @Scenario("NO-DELEGATION")
    void withoutServersThereIsNothingToSay(World world) {
        run(new Delegation02(), zone(world).notDelegated()).forbidOthers();
    }

    private static String[] texts(ScriptedServer server) {
        return server.addresses().stream().map(InetAddress::getHostAddress).toArray(String[]::new);
    }

    private static void oneAddressTwice(ScriptedZone zone) {
        String[] addresses = texts(zone.server("ns1a"));
        zone.without("ns1b").with("ns1b", "A", addresses[0]).with("ns1b", "AAAA", addresses[1]);
    }
}
