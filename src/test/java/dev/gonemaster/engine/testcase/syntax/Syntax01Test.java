package dev.gonemaster.engine.testcase.syntax;

import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.scenario.ScenarioRun.run;
import static dev.gonemaster.engine.testcase.syntax.Syntax01.Message.NON_ALLOWED_CHARS;
import static dev.gonemaster.engine.testcase.syntax.Syntax01.Message.ONLY_ALLOWED_CHARS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.scenario.Scenario;
import dev.gonemaster.engine.scenario.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Syntax01Test {
    @Scenario("ONLY-ALLOWED-CHARS")
    void lettersDigitsAndHyphens(World world) {
        var zone = world.zone("a-1.xn--rksmrgs-5wao1o.xa");
        var run = run(new Syntax01(), zone).expect(ONLY_ALLOWED_CHARS, DOMAIN.of(zone.name())).forbidOthers();
        assertThat(run.transport().exchanges()).isEmpty();
    }

    @Scenario("ROOT")
    void theRootHasNoCharactersToObjectTo(World world) {
        var zone = world.zone(".");
        run(new Syntax01(), zone).expect(ONLY_ALLOWED_CHARS, DOMAIN.of(zone.name())).forbidOthers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_dmarc.xa", "a\\.b.xa", "a\\\\b.xa", "a\\000b.xa",
        "\\229\\228\\246.xa", "a/b.xa", "a*.xa"})
    void anythingElseIsReported(String name) {
        var zone = new World().zone(name);
        run(new Syntax01(), zone).expect(NON_ALLOWED_CHARS, DOMAIN.of(zone.name())).forbidOthers();
    }
}
