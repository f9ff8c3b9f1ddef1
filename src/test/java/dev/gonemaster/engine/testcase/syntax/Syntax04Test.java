package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.message.ArgName.TLD;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.syntax.Syntax04.Message.NAMESERVER_DISCOURAGED_DOUBLE_DASH;
import static dev.gonemaster.engine.testcase.syntax.Syntax04.Message.NAMESERVER_NON_ALLOWED_CHARS;
import static dev.gonemaster.engine.testcase.syntax.Syntax04.Message.NAMESERVER_NUMERIC_TLD;
import static dev.gonemaster.engine.testcase.syntax.Syntax04.Message.NAMESERVER_SYNTAX_OK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;

class Syntax04Test {
    private static final String ZONE = "child.syntax04.xa";

    @Scenario("SYNTAX-OK")
    void eachNameIsJudgedOnce(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1", "ns2").apexNs("ns2", "ns3");
        var run = run(new Syntax04(), zone)
                .expect(NAMESERVER_SYNTAX_OK, DOMAIN.of(zone.nameOf("ns1")))
                .expect(NAMESERVER_SYNTAX_OK, DOMAIN.of(zone.nameOf("ns2")))
                .expect(NAMESERVER_SYNTAX_OK, DOMAIN.of(zone.nameOf("ns3"))).forbidOthers();
        assertThat(run.entries()).hasSize(3);
    }

    @Scenario("NON-ALLOWED-CHARS")
    void aNameInTheZoneHasAnUnderscore(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns1").apexNs("ns1", "_ns2");
        run(new Syntax04(), zone)
                .expect(NAMESERVER_NON_ALLOWED_CHARS, DOMAIN.of(zone.nameOf("_ns2")))
                .expect(NAMESERVER_SYNTAX_OK, DOMAIN.of(zone.nameOf("ns1"))).forbidOthers();
    }

    @Scenario("DISCOURAGED-DOUBLE-DASH")
    void aNameInTheDelegationHasTheMarkOfAnEncoding(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("ns--1", "xn--ns2").apexNs("xn--ns2");
        run(new Syntax04(), zone)
                .expect(NAMESERVER_DISCOURAGED_DOUBLE_DASH, LABEL.of("ns--1"), DOMAIN.of(zone.nameOf("ns--1")))
                .expect(NAMESERVER_SYNTAX_OK, DOMAIN.of(zone.nameOf("xn--ns2"))).forbidOthers();
    }

    @Scenario("NUMERIC-TLD")
    void aNameEndsInANumber(World world) {
        ScriptedZone zone = world.zone(ZONE).apexNs("ns1", "192.0.2.1.").delegatedTo("ns1").servedBy("ns1");
        run(new Syntax04(), zone)
                .expect(NAMESERVER_NUMERIC_TLD, DOMAIN.of(World.absolute("192.0.2.1.")), TLD.of("1"))
                .expect(NAMESERVER_SYNTAX_OK).forbidOthers();
    }

    @Scenario("ALL-AT-ONCE")
    void oneNameMayBeWrongInManyWays(World world) {
        ScriptedZone zone = world.zone(ZONE).apexNs("ns1", "a_--b.cd--.7.").delegatedTo("ns1").servedBy("ns1");
        run(new Syntax04(), zone)
                .expect(NAMESERVER_NON_ALLOWED_CHARS).expect(NAMESERVER_NUMERIC_TLD, TLD.of("7"))
                .expect(NAMESERVER_DISCOURAGED_DOUBLE_DASH, LABEL.of("a_--b"))
                .expect(NAMESERVER_DISCOURAGED_DOUBLE_DASH, LABEL.of("cd--"))
                .expect(NAMESERVER_SYNTAX_OK).forbidOthers();
    }

    @Scenario("NO-RESPONSE")
    void namesOfSilentServersAreJudgedToo(World world) {
        ScriptedZone zone = world.zone(ZONE).delegatedTo("n_1", "n_2");
        zone.server("n_1").silent();
        zone.server("n_2").silent();
        run(new Syntax04(), zone).expect(NAMESERVER_NON_ALLOWED_CHARS).forbidOthers();
    }

    @Scenario("NOT-DELEGATED")
    void withoutDelegationThereAreNoNames(World world) {
        run(new Syntax04(), world.zone(ZONE).notDelegated()).forbidOthers();
    }
}
