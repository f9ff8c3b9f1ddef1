package dev.gonemaster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.SystemMessage;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.profile.Threshold;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GonemasterNagiosTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<Entry> entries = new ArrayList<>();
    private End end = End.COMPLETED;
    private @Nullable RunRequest request;

    @Test
    void aHealthyZoneIsOk() {
        entries.add(entry("ONE_SOA", Level.INFO));
        entries.add(entry("N15_SOFTWARE_VERSION", Level.NOTICE));
        assertThat(execute("-H", "a.example")).isZero();
        assertThat(out()).isEqualTo("ZONE OK - a.example: nothing at WARNING or above\n");
    }

    @Test
    void theWorstMessageDecides() {
        entries.add(entry("NO_EDNS_SUPPORT", Level.WARNING));
        assertThat(execute("--domain", "a.example")).isEqualTo(1);
        assertThat(out()).isEqualTo("ZONE WARNING - a.example: 1 WARNING (NO_EDNS_SUPPORT)\n");

        out.reset();
        entries.add(entry("B02_NO_WORKING_NS", Level.CRITICAL));
        assertThat(execute("-d", "a.example")).isEqualTo(2);
        assertThat(out()).isEqualTo("ZONE CRITICAL - a.example: 1 CRITICAL, 1 WARNING (B02_NO_WORKING_NS)\n");
    }

    @Test
    void thresholdsCanBeMoved() {
        entries.add(entry("NO_EDNS_SUPPORT", Level.WARNING));
        assertThat(execute("-H", "a.example", "-w", "error", "-c", "critical")).isZero();
        assertThat(execute("-H", "a.example", "-w", "NOTICE", "-c", "WARNING")).isEqualTo(2);
        assertThat(execute("-H", "a.example", "-w", "DEBUG")).isEqualTo(1);
        assertThat(request().minLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void aGradeAlarmsWhereItIsAsBadAsAThreshold() {
        entries.add(entry("NO_EDNS_SUPPORT", Level.NOTICE));
        assertThat(execute("-H", "a.example", "--grade-warning", "B", "--grade-critical", "F")).isZero();
        assertThat(out()).isEqualTo("ZONE OK - a.example: nothing at WARNING or above, grade A (score 99.7)\n");
        out.reset();
        assertThat(execute("-H", "a.example", "--grade-warning", "a")).isEqualTo(1);
        assertThat(out()).isEqualTo("ZONE WARNING - a.example: nothing at WARNING or above, grade A (score 99.7)\n");
        assertThat(execute("-H", "a.example", "--grade-critical", "A")).isEqualTo(2);
        assertThat(execute("-H", "a.example", "--grade-warning", "A+", "--grade-critical", "B")).isEqualTo(1);
    }

    @Test
    void theWorseOfLevelAndGradeCounts() {
        entries.add(entry("NO_EDNS_SUPPORT", Level.WARNING));
        assertThat(execute("-H", "a.example", "--grade-critical", "F")).isEqualTo(1);
        assertThat(out()).isEqualTo("ZONE WARNING - a.example: 1 WARNING (NO_EDNS_SUPPORT), grade A (score 98.7)\n");
        entries.add(entry("B02_NO_WORKING_NS", Level.CRITICAL));
        assertThat(execute("-H", "a.example", "--grade-warning", "F", "-c", "CRITICAL")).isEqualTo(2);
        assertThat(execute("-H", "a.example", "--grade-critical", "F", "-w", "CRITICAL", "-c", "CRITICAL"))
                .isEqualTo(2);
    }

    @Test
    void messagesFollowAsMuchAsIsAskedFor() {
        entries.add(entry("ONE_SOA", Level.INFO));
        entries.add(entry("SOA|BAD\n", Level.NOTICE));
        entries.add(entry("NS_ERROR", Level.WARNING));
        execute("-v", "-H", "a.example");
        assertThat(out().lines().skip(1)).hasSize(1).allMatch(line -> line.startsWith("WARNING: "));
        out.reset();
        execute("-vv", "-H", "a.example");
        assertThat(out().lines().skip(1)).hasSize(2).contains("NOTICE: SOA/BAD\\u{A}");
        out.reset();
        execute("-vvv", "-H", "a.example");
        assertThat(out().lines().skip(1)).hasSize(3);
    }

    @Test
    void aRunThatTakesTooLongIsUnknown() {
        end = End.EXPIRED;
        assertThat(execute("-H", "a.example", "-t", "7")).isEqualTo(3);
        assertThat(out()).isEqualTo("ZONE UNKNOWN - a.example: no result within 7 s\n");
    }

    @Test
    void signaturesHaveAThresholdInDays() {
        execute("-H", "a.example", "--rrsig-warn-days", "14", "--testcase", "zone09");
        assertThat(request().profile().thresholds().of(Threshold.REMAINING_SHORT))
                .isEqualTo(Duration.ofDays(14).toSeconds());
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("warning: --rrsig-warn-days has no effect");
    }

    @Test
    void aDefectIsUnknown() {
        int exit = new GonemasterNagios(print(out), print(err), (_, _) -> {
            throw new IllegalStateException("no\nsockets");
        }).execute("-H", "a.example");
        assertThat(exit).isEqualTo(3);
        assertThat(out()).isEqualTo("ZONE UNKNOWN - defect: java.lang.IllegalStateException: no\n");
    }

    @Test
    void aTestcaseThatBreaksOffLeavesTheStateUnknownUnlessAFindingIsCritical() {
        entries.add(entry("NO_EDNS_SUPPORT", Level.WARNING));
        entries.add(Entry.of(Duration.ZERO, Module.SYSTEM, "", SystemMessage.MODULE_ERROR, Level.CRITICAL, List.of(
                ArgName.MODULE.of("ZONE"), ArgName.TESTCASE.of("zone09"), ArgName.MESSAGE.of("ArithmeticException"))));
        assertThat(execute("-H", "a.example")).isEqualTo(3);
        assertThat(out()).isEqualTo("ZONE UNKNOWN - a.example: 1 WARNING (NO_EDNS_SUPPORT)"
                + "; zone09 broke off: ArithmeticException\n");

        out.reset();
        assertThat(execute("-H", "a.example", "-c", "WARNING")).isEqualTo(2);
        assertThat(out()).startsWith("ZONE CRITICAL - ").contains("; zone09 broke off: ");

        out.reset();
        entries.removeFirst();
        assertThat(execute("-H", "a.example", "-v")).isEqualTo(3);
        assertThat(out()).startsWith("ZONE UNKNOWN - a.example: nothing at WARNING or above; zone09 broke off: ")
                .hasLineCount(2);
    }

    @Test
    void anEventIsLoggedInOneLine() {
        String trace = System.lineSeparator() + "java.lang.ArithmeticException\n\tat somewhere";
        assertThat(GonemasterNagios.LOG_FORMAT.formatted("time", "source", "logger", "SEVERE", "event=e", trace))
                .isEqualTo("SEVERE event=e" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "                                     | no domain given",
        "-H a..example                        | Domain name has two or more dots",
        "-H a.example -w LOUD                 | --warning LOUD: no such level",
        "-H a.example -w ERROR -c NOTICE      | --critical NOTICE is below --warning ERROR",
        "-H a.example -t 0                    | --timeout must be 1 to 3600, not 0",
        "-H a.example --ds 1,8,2,AB           | --ds needs --ns",
        "-H a.example --grade-warning E       | --grade-warning E: no such grade; one of A+, A, B, C, D, F",
        "-H a.example --grade-critical 1      | --grade-critical 1: no such grade",
        "-H a.example --grade-warning D --grade-critical C | --grade-warning D is not better than --grade-critical C",
        "-H a.example --grade-warning c --grade-critical C | --grade-warning C is not better than --grade-critical C",
        "-H a.example --rrsig-warn-days 0     | --rrsig-warn-days must be 1 to 3650, not 0",
        "-H a.example --testcase zone99       | --testcase zone99: no such testcase",
        "-H a.example --ipv6 --disable-ipv6   | --ipv6 and --no-ipv6 exclude each other",
        "-H a.example --nonsense              | Unknown option"})
    void aMistakeIsUnknown(@Nullable String args, String line) {
        assertThat(execute(args == null ? new String[0] : args.split(" +"))).isEqualTo(3);
        assertThat(out()).startsWith("ZONE UNKNOWN - ").contains(line).hasLineCount(1);
        assertThat(request).isNull();
    }

    @Test
    void questionsAboutThePluginNeedNoDomain() {
        assertThat(execute("-V")).isZero();
        assertThat(out()).startsWith("gonemaster-nagios ");
        assertThat(execute("-h")).isZero();
        assertThat(out()).contains("--rrsig-warn-days", "--grade-warning", "--grade-critical");
    }

    private int execute(String... args) {
        return new GonemasterNagios(print(out), print(err), (_, _) -> (asked, _, _, _) -> {
            request = asked;
            return new RunResult(entries, end, List.of());
        }).execute(args);
    }

    private RunRequest request() {
        assertThat(request).isNotNull();
        return request;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(ByteArrayOutputStream octets) {
        return new PrintStream(octets, true, StandardCharsets.UTF_8);
    }

    private static Entry entry(String tag, Level level) {
        return new Entry(Duration.ZERO, Module.NAMESERVER, "", tag, level, new LinkedHashMap<>());
    }
}
