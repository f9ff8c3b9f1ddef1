package dev.gonemaster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagsTest {
    @Test
    void aValueStandsBehindASpaceOrAnEqualsSign() {
        assertThat(parse("--workers", "3", "--listen=[::1]:1", "--db-dsn=a=b", "--hints=", "--profile", "-x",
                "--config", "c")).isEqualTo(new Arguments(Arguments.Action.SERVE, Path.of("c"), Map.of(Key.WORKERS, "3",
                        Key.LISTEN, "[::1]:1", Key.DB_DSN, "a=b", Key.HINTS, "", Key.PROFILE, "-x")));
    }

    @Test
    void valuesAreTakenAsTheyAre() {
        assertThat(parse("--profile=@args", "--hints", "\"${user.home}\"", "--db-dsn", "").values())
                .isEqualTo(Map.of(Key.PROFILE, "@args", Key.HINTS, "\"${user.home}\"", Key.DB_DSN, ""));
    }

    @ParameterizedTest
    @CsvSource({"--debug, true", "--debug=true, true", "--debug=false, false", "--debug=0, 0", "--debug=maybe, maybe",
        "--debug=, ''"})
    void aSwitchMayHaveAValueBehindAnEqualsSign(String word, String text) {
        assertThat(parse(word).values()).isEqualTo(Map.of(Key.DEBUG, text));
    }

    @Test
    void aSwitchTakesNoOtherWordThatFollows() {
        assertThat(parse("--debug", "false").values()).isEqualTo(Map.of(Key.DEBUG, "false"));
        assertThatThrownBy(() -> parse("--debug", "0")).hasMessage("unexpected argument \"0\"; flags begin with --");
    }

    @Test
    void theLastOneCounts() {
        assertThat(parse("--workers=1", "--fallback", "--workers", "2", "--no-fallback", "--config=a", "--config", "b"))
                .isEqualTo(new Arguments(Arguments.Action.SERVE, Path.of("b"),
                        Map.of(Key.WORKERS, "2", Key.FALLBACK, "false")));
        assertThat(parse("--no-fallback", "--fallback").values()).containsEntry(Key.FALLBACK, "true");
        assertThat(parse("--debug=false", "--debug").values()).containsEntry(Key.DEBUG, "true");
        assertThat(parse("--help", "--version", "--dump-config").action()).isEqualTo(Arguments.Action.DUMP);
    }

    @ParameterizedTest
    @CsvSource({"--help, SHOW_HELP", "-h, SHOW_HELP", "--version, SHOW_VERSION", "--dump-config, DUMP"})
    void someFlagsAskForSomethingElseThanAServer(String word, Arguments.Action action) {
        assertThat(parse(word)).isEqualTo(new Arguments(action, null, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            --db-dns=secret       | unknown flag --db-dns; --help lists them
            --work=3              | unknown flag --work; --help lists them
            --dump-config=yes     | option '--dump-config' should be specified without 'yes' parameter
            --no-fallback=false   | option '--no-fallback' should be specified without 'false' parameter
            --config              | --config needs a value
            -hv                   | unexpected argument "-hv"; flags begin with --
            """)
    void aMistakeIsOneLine(String word, String line) {
        assertThatThrownBy(() -> parse(word)).isInstanceOf(InvalidConfigException.class).hasMessage(line);
    }

    @Test
    void aFileThatCanNotBeIsToldAsSuch() {
        assertThatThrownBy(() -> parse("--config", "a\0b")).hasMessage("--config: \"a?b\" is not a path");
    }

    @Test
    void aKnownFlagIsNoValue() {
        assertThatThrownBy(() -> parse("--workers", "--debug")).isInstanceOf(InvalidConfigException.class)
                .hasMessage("--workers needs a value");
    }

    @Test
    void controlCharactersDoNotBreakTheLine() {
        assertThatThrownBy(() -> parse("--a\nb")).hasMessage("unknown flag --a?b; --help lists them");
    }

    @Test
    void helpIsReadableInATerminal() {
        assertThat(Flags.help()).startsWith("usage: gonemaster-server [flags]\n")
                .contains("--no-fallback", "--config", "-h, --help")
                .doesNotContain("@|", "\u001b").endsWith("\n");
        assertThat(Flags.help().lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    }

    private static Arguments parse(String... words) {
        return Flags.parse(List.of(words));
    }
}
