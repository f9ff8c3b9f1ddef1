package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.ASN;
import static dev.gonemaster.engine.message.ArgName.ASNS;
import static dev.gonemaster.engine.message.ArgName.DATA;
import static dev.gonemaster.engine.message.ArgName.PREFIXES;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.ASN_INFOS_ANNOUNCE_BY;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.ASN_INFOS_ANNOUNCE_IN;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.ASN_INFOS_RAW;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.EMPTY_ASN_SET;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.ERROR_ASN_DATABASE;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.IPV4_DIFFERENT_ASN;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.IPV4_ONE_ASN;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.IPV4_SAME_ASN;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.IPV6_DIFFERENT_ASN;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.IPV6_ONE_ASN;
import static dev.gonemaster.engine.testcase.connectivity.Connectivity03.Message.IPV6_SAME_ASN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScenarioRun;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.net.InetAddress;
import java.util.List;

class Connectivity03Test {
    private static final String ZONE = "child.connectivity03.xa";

    @Scenario("DIFFERENT-ASN")
    void theSystemsDiffer(World world) {
        ScriptedZone zone = announced(world, List.of(1L), List.of(2L));
        played(zone).expect(IPV4_DIFFERENT_ASN, ASNS.of(List.of(1L, 2L)))
                .expect(IPV6_DIFFERENT_ASN, ASNS.of(List.of(1L, 2L))).forbidOthers();
    }

    @Scenario("ONE-ASN")
    void oneSystemAnnouncesAll(World world) {
        ScriptedZone zone = announced(world, List.of(1L), List.of(1L));
        played(zone).expect(IPV4_ONE_ASN, ASN.of(1L)).expect(IPV6_ONE_ASN, ASN.of(1L)).forbidOthers();
    }

    @Scenario("SAME-ASN")
    void theSameSystemsAnnounceAll(World world) {
        ScriptedZone zone = announced(world, List.of(1L, 2L), List.of(2L, 1L));
        played(zone).expect(IPV4_SAME_ASN, ASNS.of(List.of(1L, 2L)))
                .expect(IPV6_SAME_ASN, ASNS.of(List.of(1L, 2L))).forbidOthers();
    }

    @Scenario("OVERLAPPING-ASN")
    void systemsThatOverlapDiffer(World world) {
        played(announced(world, List.of(1L, 2L), List.of(1L)))
                .expect(IPV4_DIFFERENT_ASN, IPV6_DIFFERENT_ASN).forbidOthers();
    }

    @Scenario("IPV4-ONLY")
    void aFamilyWithoutAddressIsNotJudged(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").ipv4Only();
        zone.server("ns2").ipv4Only();
        played(announced(world, List.of(1L), List.of(1L))).expect(IPV4_ONE_ASN).forbidOthers();
    }

    @Scenario("FAMILIES-OFF")
    void addressesOfAFamilyThatIsOffAreLookedUpAllTheSame(World world) {
        played(announced(world.withoutIpv6(), List.of(1L), List.of(2L)))
                .expect(IPV4_DIFFERENT_ASN, IPV6_DIFFERENT_ASN).forbidOthers();
    }

    @Scenario("EMPTY-ASN-SET")
    void anAddressThatNobodyAnnouncesCountsForNothing(World world) {
        ScriptedZone zone = announced(world, List.of(1L), List.of(1L));
        InetAddress address = zone.server("ns2").addresses().getFirst();
        world.announce(address, AsnAnswer.EMPTY);
        played(zone).expect(EMPTY_ASN_SET, ADDRESS.of(address)).expect(IPV4_ONE_ASN, IPV6_ONE_ASN).forbidOthers();
    }

    @Scenario("ERROR-ASN-DATABASE")
    void theDatabaseFails(World world) {
        ScriptedZone zone = world.zone(ZONE);
        run(new Connectivity03(), zone)
                .expect(ERROR_ASN_DATABASE, ADDRESS.of(zone.server("ns1").addresses().getFirst())).forbidOthers();
    }

    @Scenario("SHARED-IP")
    void aSharedAddressIsLookedUpOnce(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns2").sameAddressesAs(zone.server("ns1").ipv4Only());
        assertThat(run(new Connectivity03(), zone).expect(ERROR_ASN_DATABASE).forbidOthers().entries()).hasSize(1);
    }

    @Scenario("ASN-INFOS")
    void theDatabaseIsQuoted(World world) {
        ScriptedZone zone = announced(world, List.of(7L), List.of(8L));
        InetAddress address = zone.server("ns1").addresses().getFirst();
        run(new Connectivity03(), zone)
                .expect(ASN_INFOS_RAW, ADDRESS.of(address), DATA.of("quoted"))
                .expect(ASN_INFOS_ANNOUNCE_BY, ADDRESS.of(address), ASNS.of(List.of(7L)))
                .expect(ASN_INFOS_ANNOUNCE_IN, ADDRESS.of(address), PREFIXES.of(List.of("192.0.2.0/24")));
    }

    @Scenario("NO-SERVERS")
    void aZoneWithoutServersIsNotJudged(World world) {
        run(new Connectivity03(), world.zone(ZONE).delegatedTo().apexNs().servedBy()).forbidOthers();
    }

    private static ScenarioRun played(ScriptedZone zone) {
        return run(new Connectivity03(), zone).expect(ASN_INFOS_RAW, ASN_INFOS_ANNOUNCE_BY, ASN_INFOS_ANNOUNCE_IN);
    }

    private static ScriptedZone announced(World world, List<Long> first, List<Long> second) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").addresses().forEach(address ->
                world.announce(address, AsnAnswer.found(first, "192.0.2.0/24", "quoted")));
        zone.server("ns2").addresses().forEach(address ->
                world.announce(address, AsnAnswer.found(second, "192.0.2.0/24", "quoted")));
        return zone;
    }
}
