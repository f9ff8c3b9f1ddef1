package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.syntax.Syntax03.Message.DISCOURAGED_DOUBLE_DASH;
import static dev.gonemaster.engine.testcase.syntax.Syntax03.Message.NO_DOUBLE_DASH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Syntax03Test {
    @Scenario("DOUBLE-DASH")
    void aLabelHasTheMarkOfAnEncoding(World world) {
        var zone = world.zone("ab--c.de--.xa");
        var run = run(new Syntax03(), zone)
                .expect(DISCOURAGED_DOUBLE_DASH, LABEL.of("ab--c"), DOMAIN.of(zone.name()))
                .expect(DISCOURAGED_DOUBLE_DASH, LABEL.of("de--")).forbidOthers();
        assertThat(run.transport().exchanges()).isEmpty();
    }

    @Scenario("ROOT")
    void theRootHasNoLabelToObjectTo(World world) {
        run(new Syntax03(), world.zone(".")).expect(NO_DOUBLE_DASH).forbidOthers();
    }

    @Scenario("DOUBLE-DASH-AFTER-DOT")
    void aDotInsideALabelIsOneCharacter(World world) {
        run(new Syntax03(), world.zone("a\\.--b.xa"))
                .expect(DISCOURAGED_DOUBLE_DASH, LABEL.of("a\\.--b")).forbidOthers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--rksmrgs-5wao1o.xa", "XN--rksmrgs-5wao1o.xa", "a--b.xa", "abc--d.xa", "ab-c.xa",
            "a.xa"})
    void otherHyphensAreFine(String name) {
        var zone = new World().zone(name);
        run(new Syntax03(), zone).expect(NO_DOUBLE_DASH, DOMAIN.of(zone.name())).forbidOthers();
    }
}
