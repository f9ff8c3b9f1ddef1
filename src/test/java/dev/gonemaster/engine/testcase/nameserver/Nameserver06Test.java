package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver06.Message.CAN_BE_RESOLVED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver06.Message.CAN_NOT_BE_RESOLVED;
import static dev.gonemaster.engine.testcase.nameserver.Nameserver06.Message.NO_RESOLUTION;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.zone.ParentWalk;
import java.util.List;
import java.util.stream.IntStream;

class Nameserver06Test {
    private static final String ZONE = "child.nameserver06.xa";

    @Scenario("GOOD")
    void allNamesHaveAddresses(World world) {
        run(new Nameserver06(), world.zone(ZONE)).expect(CAN_BE_RESOLVED).forbidOthers();
    }

    @Scenario("GOOD-OUTSIDE")
    void namesOutsideTheZoneHaveAddresses(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1.other.xb", "ns2.other.xb");
        run(new Nameserver06(), zone).expect(CAN_BE_RESOLVED).forbidOthers();
    }

    @Scenario("ONE-WITHOUT-ADDRESS")
    void aNameOfTheDelegationHasNoAddress(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "nowhere.other.xb").apexNs("ns1");
        world.server("nowhere.other.xb").at();
        run(new Nameserver06(), zone)
                .expect(CAN_NOT_BE_RESOLVED, NS_NAMES.of(List.of(World.absolute("nowhere.other.xb")))).forbidOthers();
    }

    @Scenario("ONE-OF-THE-CHILD-WITHOUT-ADDRESS")
    void aNameOfTheZoneAloneHasNoAddress(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1").apexNs("ns1", "ns2", "ns3");
        zone.server("ns2").at();
        zone.server("ns3").at();
        run(new Nameserver06(), zone)
                .expect(CAN_NOT_BE_RESOLVED, NS_NAMES.of(List.of(zone.nameOf("ns2"), zone.nameOf("ns3"))))
                .forbidOthers();
    }

    @Scenario("ONE-FAMILY")
    void anAddressOfEitherFamilyIsEnough(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").ipv4Only();
        zone.server("ns2").ipv6Only();
        run(new Nameserver06(), zone).expect(CAN_BE_RESOLVED).forbidOthers();
    }

    @Scenario("ONE-FAMILY-OFF")
    void addressesOfAFamilyThatIsOffCount(World world) {
        ScriptedZone zone = world.withoutIpv6().zone(ZONE);
        zone.server("ns2").ipv6Only();
        run(new Nameserver06(), zone).expect(CAN_BE_RESOLVED).forbidOthers();
    }

    @Scenario("ALIAS-LOOP")
    void aNameThatIsAnAliasOfItselfHasNoAddress(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "loop.other.xb").apexNs("ns1");
        world.server("loop.other.xb").at();
        world.zone("other.xb").with("loop", "CNAME", "pool").with("pool", "CNAME", "loop");
        run(new Nameserver06(), zone)
                .expect(CAN_NOT_BE_RESOLVED, NS_NAMES.of(List.of(World.absolute("loop.other.xb")))).forbidOthers();
    }

    @Scenario("NONE")
    void noNameHasAnAddress(World world) {
        ScriptedZone zone = world.zone(ZONE);
        zone.server("ns1").at();
        zone.server("ns2").at();
        run(new Nameserver06(), zone)
                .expect(NO_RESOLUTION, NS_NAMES.of(List.of(zone.nameOf("ns1"), zone.nameOf("ns2")))).forbidOthers();
    }

    @Scenario("NOT-DELEGATED")
    void withoutNamesThereIsNothingToResolve(World world) {
        run(new Nameserver06(), world.zone(ZONE).notDelegated()).forbidOthers();
    }

    @Scenario("MORE-NAMES-THAN-ARE-LOOKED-UP")
    void namesThatNobodyLookedUpAreNotBlamed(World world) {
        String[] names = IntStream.rangeClosed(1, ParentWalk.NAMES_MAX + 10)
                .mapToObj(number -> "ns%02d.other.xb".formatted(number)).toArray(String[]::new);
        run(new Nameserver06(), world.zone(ZONE).delegatedTo(names)).expect(CAN_BE_RESOLVED).forbidOthers();
    }
}
