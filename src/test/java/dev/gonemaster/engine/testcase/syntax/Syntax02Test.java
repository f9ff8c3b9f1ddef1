package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.LABEL;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.syntax.Syntax02.Message.INITIAL_HYPHEN;
import static dev.gonemaster.engine.testcase.syntax.Syntax02.Message.NO_ENDING_HYPHENS;
import static dev.gonemaster.engine.testcase.syntax.Syntax02.Message.TERMINAL_HYPHEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.World;

class Syntax02Test {
    @Scenario("NO-ENDING-HYPHENS")
    void hyphensInsideAreFine(World world) {
        var zone = world.zone("a-b.c--d.xa");
        var run = run(new Syntax02(), zone).expect(NO_ENDING_HYPHENS, DOMAIN.of(zone.name())).forbidOthers();
        assertThat(run.transport().exchanges()).isEmpty();
    }

    @Scenario("INITIAL-HYPHEN")
    void aLabelBeginsWithHyphen(World world) {
        var zone = world.zone("child.-a.xa");
        run(new Syntax02(), zone).expect(INITIAL_HYPHEN, LABEL.of("-a"), DOMAIN.of(zone.name())).forbidOthers();
    }

    @Scenario("TERMINAL-HYPHEN")
    void aLabelEndsWithHyphen(World world) {
        var zone = world.zone("a-.xa");
        run(new Syntax02(), zone).expect(TERMINAL_HYPHEN, LABEL.of("a-"), DOMAIN.of(zone.name())).forbidOthers();
    }

    @Scenario("ONLY-HYPHEN")
    void aLabelIsNothingButAHyphen(World world) {
        run(new Syntax02(), world.zone("-.xa"))
                .expect(INITIAL_HYPHEN, LABEL.of("-")).expect(TERMINAL_HYPHEN, LABEL.of("-")).forbidOthers();
    }

    @Scenario("HYPHEN-BESIDE-DOT")
    void aDotInsideALabelDoesNotEndIt(World world) {
        run(new Syntax02(), world.zone("a-\\.-b.xa")).expect(NO_ENDING_HYPHENS).forbidOthers();
    }

    @Scenario("ROOT")
    void theRootHasNoLabelToObjectTo(World world) {
        run(new Syntax02(), world.zone(".")).expect(NO_ENDING_HYPHENS).forbidOthers();
    }
}
