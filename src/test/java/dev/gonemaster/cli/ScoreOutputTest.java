package dev.gonemaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.translation.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `--score`, `--no-score` and `--scoring-config` of the local runner.
class ScoreOutputTest {
    private static final List<Entry> FOUND = List.of(entry(Module.DNSSEC, Level.WARNING, "DS07_NOT_SIGNED"),
            entry(Module.NAMESERVER, Level.NOTICE, "N"), entry(Module.NAMESERVER, Level.NOTICE, "N"),
            entry(Module.CONNECTIVITY, Level.WARNING, "IPV4_ONE_ASN"),
            entry(Module.CONNECTIVITY, Level.INFO, "IPV6_DIFFERENT_ASN"));
    private static final String TABLE = """
            Score 91.7, grade A
              dnssec              80  20 points lost by 1 messages
              nameserver_health   98  2 points lost by 2 messages
              connectivity        95  5 points lost by 1 messages
              zone_consistency   100
            Missing for an A+: no_warnings_or_errors, dnssec_enabled, strong_algorithm, nsec3_non_optout, \
            cds_cdnskey_published, ipv6_all_nameservers
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private End end = End.COMPLETED;
    private @Nullable RunRequest request;

    @TempDir
    Path folder;

    @Test
    void theScoreComesLastForPeople() {
        assertThat(execute("--score", "--min-level", "ERROR", "zone.xa")).isZero();
        assertThat(out()).isEqualTo("Nothing to report at level ERROR or above.\n\n" + TABLE);
        assertThat(err()).isEmpty();
        assertThat(request.minLevel()).isEqualTo(Level.INFO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--json-stream", "--raw"})
    void whatAProgramReadsStaysWhatItExpects(String form) {
        assertThat(execute("--score", form, "zone.xa")).isZero();
        assertThat(err()).isEqualTo(TABLE);
        assertThat(out()).doesNotContain("Score").doesNotContain("IPV6_DIFFERENT_ASN").contains("IPV4_ONE_ASN");
    }

    @Test
    void nobodyWhoDoesNotAskIsTold() {
        assertThat(execute("--json", "zone.xa")).isZero();
        assertThat(execute("--json", "--no-score", "zone.xa")).isZero();
        assertThat(out() + err()).doesNotContain("Score");
        assertThat(request.minLevel()).isEqualTo(Level.NOTICE);
    }

    @Test
    void aConfigurationImpliesTheScore() throws IOException {
        Path config = Files.writeString(folder.resolve("s.json"),
                "{\"category_weights\":{\"zone_consistency\":1},\"bonus_criteria\":{\"as_diversity\":false}}");
        assertThat(execute("--json", "--no-ipv6", "--scoring-config", config.toString(), "zone.xa")).isZero();
        assertThat(err()).startsWith("Score 100.0, grade A\n").doesNotContain("as_diversity")
                .endsWith("Not asked, so less was tested: ipv6\n");
    }

    @Test
    void aBadConfigurationIsNamedWithItsPath() throws IOException {
        Path config = Files.writeString(folder.resolve("s.json"), "{\"category_weights\":{\"dnssec\":-1}}");
        assertThat(execute("--scoring-config", config.toString(), "zone.xa")).isEqualTo(2);
        assertThat(err()).isEqualTo("gonemaster: --scoring-config " + config
                + ": category_weights.dnssec: must be 0 to 100\n");
        assertThat(request).isNull();
    }

    @Test
    void aRunThatWasCutShortHasNone() {
        end = End.EXPIRED;
        assertThat(execute("--score", "--json", "zone.xa")).isZero();
        assertThat(err()).isEqualTo("No score, since the run did not come to its end\n");
    }

    private int execute(String... args) {
        return new Gonemaster(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, Language.EN,
                (_, _) -> (asked, _, _, reader) -> {
                    request = asked;
                    FOUND.forEach(reader);
                    return new RunResult(FOUND, end, List.of());
                }).execute(args);
    }

    private static Entry entry(Module module, Level level, String tag) {
        return new Entry(Duration.ZERO, module, "", tag, level, new LinkedHashMap<>());
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
