package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.CHILD;
import static dev.gonemaster.engine.message.ArgName.EXTRA;
import static dev.gonemaster.engine.message.ArgName.GLUE;
import static dev.gonemaster.engine.message.ArgName.NAMES;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.delegation.Delegation07.Message.EXTRA_NAME_CHILD;
import static dev.gonemaster.engine.testcase.delegation.Delegation07.Message.EXTRA_NAME_PARENT;
import static dev.gonemaster.engine.testcase.delegation.Delegation07.Message.NAMES_MATCH;
import static dev.gonemaster.engine.testcase.delegation.Delegation07.Message.TOTAL_NAME_MISMATCH;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.Name;

class Delegation07Test {
    private static ScriptedZone zone(World world) {
        return world.zone("child.delegation07.xa");
    }

    private static List<Name> names(ScriptedZone zone, String... ns) {
        return Stream.of(ns).map(zone::nameOf).toList();
    }

    @Scenario("NAMES-MATCH")
    void bothNameTheSame(World world) {
        ScriptedZone zone = zone(world);
        run(new Delegation07(), zone).expect(NAMES_MATCH, NAMES.of(names(zone, "ns1", "ns2"))).forbidOthers();
    }

    @Scenario("EXTRA-NAME-PARENT")
    void theDelegationNamesOneMore(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1", "ns2").apexNs("ns1");
        run(new Delegation07(), zone).expect(EXTRA_NAME_PARENT, EXTRA.of(names(zone, "ns2"))).forbidOthers();
    }

    @Scenario("EXTRA-NAME-CHILD")
    void theZoneNamesOneMore(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1").apexNs("ns1", "ns2");
        run(new Delegation07(), zone).expect(EXTRA_NAME_CHILD, EXTRA.of(names(zone, "ns2"))).forbidOthers();
    }

    @Scenario("EXTRA-NAMES-ON-BOTH-SIDES")
    void eachNamesOneThatTheOtherLacks(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1", "ns2").apexNs("ns1", "ns3");
        run(new Delegation07(), zone)
                .expect(EXTRA_NAME_PARENT, EXTRA.of(names(zone, "ns2")))
                .expect(EXTRA_NAME_CHILD, EXTRA.of(names(zone, "ns3"))).forbidOthers();
    }

    @Scenario("TOTAL-NAME-MISMATCH")
    void theyHaveNothingInCommon(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1", "ns2").apexNs("ns3", "ns4");
        run(new Delegation07(), zone)
                .expect(EXTRA_NAME_PARENT, EXTRA_NAME_CHILD)
                .expect(TOTAL_NAME_MISMATCH, GLUE.of(names(zone, "ns1", "ns2")), CHILD.of(names(zone, "ns3", "ns4")))
                .forbidOthers();
    }

    @Scenario("UNDELEGATED")
    void theGivenNamesAreThoseOfTheDelegation(World world) {
        ScriptedZone zone = zone(world).delegatedTo("ns1", "ns2").apexNs("ns1", "ns2").undelegated("ns1", "ns3");
        run(new Delegation07(), zone)
                .expect(EXTRA_NAME_PARENT, EXTRA.of(names(zone, "ns3")))
                .expect(EXTRA_NAME_CHILD, EXTRA.of(names(zone, "ns2"))).forbidOthers();
    }

    @Scenario("NAMES-IN-ANOTHER-LETTER-CASE")
    void letterCaseMakesNoDifference(World world) {
        run(new Delegation07(), zone(world).apexNs("NS1", "Ns2")).expect(NAMES_MATCH).forbidOthers();
    }

    @Scenario("NO-DELEGATION")
    void withoutServersThereIsNothingToCompare(World world) {
        run(new Delegation07(), zone(world).notDelegated()).forbidOthers();
    }

    @Scenario("NOBODY-ANSWERS")
    void aZoneThatNobodyServesNamesNobody(World world) {
        ScriptedZone zone = zone(world);
        zone.server("ns1").silent();
        zone.server("ns2").silent();
        run(new Delegation07(), zone).expect(EXTRA_NAME_PARENT, TOTAL_NAME_MISMATCH).forbidOthers();
    }
}
