package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DATA;
import static dev.gonemaster.engine.message.ArgName.PREFIXES;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_ASN_INFOS_ANNOUNCE_IN;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_ASN_INFOS_RAW;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_EMPTY_PREFIX_SET;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_ERROR_PREFIX_DATABASE;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_IPV4_DIFFERENT_PREFIX;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_IPV4_SAME_PREFIX;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_IPV4_SINGLE_PREFIX;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_IPV6_DIFFERENT_PREFIX;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_IPV6_SAME_PREFIX;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity04.Message.CN04_IPV6_SINGLE_PREFIX;

import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.util.List;

/// Scenarios about what the database answers (ERROR-PREFIX-DATABASE-*, HAS-NON-ASN-TXT-*, DOUBLE-PREFIX-*) are played
/// by `CymruLookupTest`.
class Connectivity04Test {
    private static final String BASE = ".connectivity04.xa";

    @Scenario("GOOD-1")
    void everyAddressHasAPrefixOfItsOwn(World world) {
        ScriptedZone zone = zone(world, "good-1", "dns0", "dns1");
        announce(zone, "dns0", 0, "20.0.0.0/24");
        announce(zone, "dns0", 1, "2a0f:1::/48");
        announce(zone, "dns1", 0, "20.0.1.0/24");
        announce(zone, "dns1", 1, "2a0f:2::/48");
        played(zone).expect(CN04_IPV4_DIFFERENT_PREFIX).expect(CN04_IPV6_DIFFERENT_PREFIX).forbidOthers();
    }

    @Scenario("GOOD-2")
    void ipv4OnlyWithDifferentPrefixes(World world) {
        ScriptedZone zone = zone(world, "good-2", "dns2", "dns3");
        ipv4(zone, "dns2", "20.0.0.0/24");
        ipv4(zone, "dns3", "20.0.1.0/24");
        played(zone).expect(CN04_IPV4_DIFFERENT_PREFIX, SERVERS.of(zone.servers(host("dns2"), host("dns3"))))
                .forbidOthers();
    }

    @Scenario("GOOD-3")
    void ipv6OnlyWithDifferentPrefixes(World world) {
        ScriptedZone zone = zone(world, "good-3", "dns4", "dns5");
        ipv6(zone, "dns4", "2a0f:1::/48");
        ipv6(zone, "dns5", "2a0f:2::/48");
        played(zone).expect(CN04_IPV6_DIFFERENT_PREFIX).forbidOthers();
    }

    @Scenario("EMPTY-PREFIX-SET-1")
    void nobodyAnnouncesTheAddresses(World world) {
        ScriptedZone zone = zone(world, "empty-prefix-set-1", "dns7");
        InetAddress address = world.server(host("dns7")).addresses().getFirst();
        world.server(host("dns7")).addresses().forEach(each -> world.announce(each, AsnAnswer.EMPTY));
        run(new Connectivity04(), zone).expect(CN04_EMPTY_PREFIX_SET, ADDRESS.of(address)).forbidOthers();
    }

    @Scenario("ERROR-PREFIX-DATABASE-3")
    void theDatabaseDoesNotAnswer(World world) {
        ScriptedZone zone = zone(world, "error-prefix-database-3", "dns12");
        run(new Connectivity04(), zone).expect(CN04_ERROR_PREFIX_DATABASE,
                ADDRESS.of(world.server(host("dns12")).addresses().getFirst())).forbidOthers();
    }

    @Scenario("ERROR-PREFIX-DATABASE-6")
    void theDatabaseFailsForOneServer(World world) {
        ScriptedZone zone = zone(world, "error-prefix-database-6", "dns1", "dns25");
        announce(zone, "dns1", 0, "20.0.1.0/24");
        announce(zone, "dns1", 1, "2a0f:2::/48");
        played(zone).expect(CN04_IPV4_DIFFERENT_PREFIX, SERVERS.of(List.of(zone.servers(host("dns1")).getFirst())))
                .expect(CN04_IPV6_DIFFERENT_PREFIX, CN04_ERROR_PREFIX_DATABASE).forbidOthers();
    }

    @Scenario("IPV4-ONE-PREFIX-1")
    void ipv4AllInOnePrefix(World world) {
        ScriptedZone zone = zone(world, "ipv4-one-prefix-1", "dns13-1", "dns13-2");
        ipv4(zone, "dns13-1", "20.0.0.0/24");
        ipv4(zone, "dns13-2", "20.0.0.0/24");
        played(zone).expect(CN04_IPV4_SAME_PREFIX, SERVERS.of(zone.servers(host("dns13-1"), host("dns13-2"))),
                PREFIXES.of(List.of("20.0.0.0/24"))).expect(CN04_IPV4_SINGLE_PREFIX).forbidOthers();
    }

    @Scenario("IPV4-TWO-PREFIXES-1")
    void ipv4InTwoPrefixes(World world) {
        ScriptedZone zone = zone(world, "ipv4-two-prefixes-1", "dns14-1", "dns14-2", "dns15");
        ipv4(zone, "dns14-1", "20.0.0.0/24");
        ipv4(zone, "dns14-2", "20.0.0.0/24");
        ipv4(zone, "dns15", "20.0.1.0/24");
        played(zone).expect(CN04_IPV4_SAME_PREFIX)
                .expect(CN04_IPV4_DIFFERENT_PREFIX, SERVERS.of(zone.servers(host("dns15")))).forbidOthers();
    }

    @Scenario("IPV6-ONE-PREFIX-1")
    void ipv6AllInOnePrefix(World world) {
        ScriptedZone zone = zone(world, "ipv6-one-prefix-1", "dns16-1", "dns16-2");
        ipv6(zone, "dns16-1", "2a0f::/32");
        ipv6(zone, "dns16-2", "2a0f::/32");
        played(zone).expect(CN04_IPV6_SAME_PREFIX, PREFIXES.of(List.of("2a0f::/32")))
                .expect(CN04_IPV6_SINGLE_PREFIX).forbidOthers();
    }

    @Scenario("IPV6-TWO-PREFIXES-1")
    void ipv6InTwoPrefixes(World world) {
        ScriptedZone zone = zone(world, "ipv6-two-prefixes-1", "dns17-1", "dns17-2", "dns18");
        ipv6(zone, "dns17-1", "2a0f::/32");
        ipv6(zone, "dns17-2", "2a0f::/32");
        ipv6(zone, "dns18", "2a0f:3::/48");
        played(zone).expect(CN04_IPV6_SAME_PREFIX, CN04_IPV6_DIFFERENT_PREFIX).forbidOthers();
    }

    @Scenario("IPV4-SINGLE-NS-1")
    void oneServerWithIpv4(World world) {
        ScriptedZone zone = zone(world, "ipv4-single-ns-1", "dns19");
        ipv4(zone, "dns19", "20.0.0.0/24");
        played(zone).expect(CN04_IPV4_SINGLE_PREFIX, CN04_IPV4_DIFFERENT_PREFIX).forbidOthers();
    }

    @Scenario("IPV6-SINGLE-NS-1")
    void oneServerWithIpv6(World world) {
        ScriptedZone zone = zone(world, "ipv6-single-ns-1", "dns20");
        ipv6(zone, "dns20", "2a0f::/32");
        played(zone).expect(CN04_IPV6_SINGLE_PREFIX, CN04_IPV6_DIFFERENT_PREFIX).forbidOthers();
    }

    @Scenario("SHARED-IP")
    void twoNamesOfOneAddressAreTwoMembersOfItsPrefix(World world) {
        ScriptedZone zone = zone(world, "shared-ip", "dns1", "dns2");
        ipv4(zone, "dns1", "20.0.0.0/24");
        world.server(host("dns2")).sameAddressesAs(world.server(host("dns1")));
        played(zone).expect(CN04_IPV4_SAME_PREFIX, SERVERS.of(zone.servers(host("dns1"), host("dns2"))))
                .expect(CN04_IPV4_SINGLE_PREFIX).forbidOthers();
    }

    @Scenario("ONE-UNKNOWN")
    void anAddressWithoutPrefixForbidsToSpeakOfASinglePrefix(World world) {
        ScriptedZone zone = zone(world, "one-unknown", "dns1", "dns2", "dns3");
        ipv4(zone, "dns1", "20.0.0.0/24");
        ipv4(zone, "dns2", "20.0.0.0/24");
        world.server(host("dns3")).ipv4Only();
        played(zone).expect(CN04_IPV4_SAME_PREFIX, CN04_ERROR_PREFIX_DATABASE).forbidOthers();
    }

    @Scenario("ASN-INFOS")
    void theDatabaseIsQuoted(World world) {
        ScriptedZone zone = zone(world, "asn-infos", "dns1");
        ipv4(zone, "dns1", "20.0.0.0/24");
        InetAddress address = world.server(host("dns1")).addresses().getFirst();
        run(new Connectivity04(), zone).expect(CN04_ASN_INFOS_RAW, ADDRESS.of(address), DATA.of("quoted"))
                .expect(CN04_ASN_INFOS_ANNOUNCE_IN, ADDRESS.of(address), PREFIXES.of(List.of("20.0.0.0/24")));
    }

    private static ScenarioRun played(ScriptedZone zone) {
        return run(new Connectivity04(), zone).expect(CN04_ASN_INFOS_RAW, CN04_ASN_INFOS_ANNOUNCE_IN);
    }

    private static ScriptedZone zone(World world, String label, String... servers) {
        List<String> hosts = List.of(servers).stream().map(Connectivity04Test::host).toList();
        hosts.forEach(world::server);
        return world.zone(label + BASE).delegatedTo(hosts.toArray(String[]::new));
    }

    private static String host(String server) {
        return server + BASE;
    }

    private static void ipv4(ScriptedZone zone, String server, String prefix) {
        zone.world().server(host(server)).ipv4Only();
        announce(zone, server, 0, prefix);
    }

    private static void ipv6(ScriptedZone zone, String server, String prefix) {
        zone.world().server(host(server)).ipv6Only();
        announce(zone, server, 0, prefix);
    }

    private static void announce(ScriptedZone zone, String server, int address, String prefix) {
        zone.world().announce(zone.world().server(host(server)).addresses().get(address),
                AsnAnswer.found(List.of(64500L), prefix, "quoted"));
    }
}
