package dev.gonemaster.cli;

import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.SystemMessage;
import dev.gonemaster.engine.Version;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.profile.Thresholds;
import dev.gonemaster.engine.score.Score;
import dev.gonemaster.engine.score.ScoredRun;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.translation.Catalogue;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// `gonemaster-nagios`: tests one zone and tells its state in the way of monitoring plugins: one line, an exit code.
public final class GonemasterNagios {
    /// One line for each event, without the trace of an exception.
    static final String LOG_FORMAT = "%4$s %5$s%n";

    private static final int TIMEOUT_MAX = 3_600;
    private static final int DAYS_MAX = 3_650;
    private static final String SIGNATURES = "dnssec04";

    private final PrintStream out;
    private final PrintStream err;
    private final Runners runners;

    /// The states of a service; the ordinal is the exit code.
    enum State { OK, WARNING, CRITICAL, UNKNOWN }

    GonemasterNagios(PrintStream out, PrintStream err, Runners runners) {
        this.out = out;
        this.err = err;
        this.runners = runners;
    }

    public static void main(String[] args) {
        System.setProperty("java.util.logging.SimpleFormatter.format", LOG_FORMAT);
        int exit = new GonemasterNagios(stream(FileDescriptor.out), stream(FileDescriptor.err), Runners.ENGINE)
                .execute(args);
        System.exit(exit);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /// @return exit code
    int execute(String... args) {
        var options = new NagiosOptions();
        CommandLine commandLine = new CommandLine(options).setExpandAtFiles(false);
        try {
            commandLine.parseArgs(args);
            if (options.help) {
                out.print(commandLine.getUsageMessage());
                return State.OK.ordinal();
            }
            if (options.version) {
                out.println("gonemaster-nagios " + Version.text());
                return State.OK.ordinal();
            }
            return check(options).ordinal();
        } catch (ParameterException | UsageException e) {
            return say(State.UNKNOWN, e.getMessage()).ordinal();
        } catch (RuntimeException | Error e) {
            return say(State.UNKNOWN, "defect: " + e).ordinal();
        }
    }

    private State check(NagiosOptions options) {
        if (!options.ds.isEmpty() && options.ns.isEmpty()) {
            throw new UsageException("--ds needs --ns");
        }
        LevelThresholds levels = LevelThresholds.read(options);
        GradeThresholds grades = GradeThresholds.read(options);
        var control = new RunControl(Duration.ofSeconds(
                SettingsReader.inRange("--timeout", options.timeout, 1, TIMEOUT_MAX)));
        Options typed = options.forRun();
        OptionRules.check(typed);
        var reader = new RequestReader(typed);
        RunRequest request = request(reader.request(), options, levels.warning());
        Runner runner = runners.over(reader.hints(),
                RunTools.of(typed, request.profile().resolver(), err)::over);
        RunResult result = runner.run(request, control, RunProgress.NONE, _ -> { });
        State state = judge(options, request, result, levels, grades);
        messages(result, options.verbosity.length);
        return state;
    }

    /// Keeps what the thresholds and the longest output need, and sets the threshold for signatures.
    private RunRequest request(RunRequest plain, NagiosOptions options, Level warning) {
        Profile profile = plain.profile();
        if (options.rrsigWarnDays != null) {
            int days = SettingsReader.inRange("--rrsig-warn-days", options.rrsigWarnDays, 1, DAYS_MAX);
            boolean runs = plain.testcases().isEmpty()
                    ? profile.testcases().contains(SIGNATURES)
                    : plain.testcases().contains(SIGNATURES);
            if (!runs) {
                err.println("gonemaster-nagios: warning: --rrsig-warn-days has no effect without " + SIGNATURES);
            }
            Map<Threshold, Long> given = new EnumMap<>(Threshold.class);
            given.putAll(profile.thresholds().given());
            given.put(Threshold.REMAINING_SHORT, Duration.ofDays(days).toSeconds());
            profile = profile.with(new Thresholds(given));
        }
        Level kept = warning.isAtLeast(Level.INFO) ? Level.INFO : warning;
        return new RunRequest(plain.zone(), plain.testcases(), plain.undelegatedData(), kept, profile);
    }

    private State judge(NagiosOptions options, RunRequest request, RunResult result, LevelThresholds levels,
                        GradeThresholds grades) {
        String zone = request.zone().toString(true);
        if (result.end() != End.COMPLETED) {
            return say(State.UNKNOWN, zone + ": no result within " + options.timeout + " s");
        }
        List<Entry> findings = result.entries().stream().filter(entry -> !isDefect(entry)).toList();
        State state = levels.judge(findings);
        String told = zone + ": " + counts(findings, levels.warning());
        if (grades.given()) {
            Score score = Score.of(ScoredRun.of(request, result.entries()), ScoringConfig.DEFAULT);
            State byGrade = grades.judge(score.grade());
            state = byGrade.compareTo(state) > 0 ? byGrade : state;
            told += ", grade " + score.grade().published() + " (score " + ScoreTable.number(score) + ")";
        }
        List<Entry> defects = result.entries().stream().filter(GonemasterNagios::isDefect).toList();
        if (!defects.isEmpty() && state != State.CRITICAL) {
            state = State.UNKNOWN;
        }
        return say(state, told + defects.stream().map(GonemasterNagios::brokenOff).collect(Collectors.joining()));
    }

    /// A defect of this software says nothing about the zone.
    private static boolean isDefect(Entry entry) {
        return entry.module() == Module.SYSTEM && entry.tag().equals(SystemMessage.MODULE_ERROR.name());
    }

    private static String brokenOff(Entry defect) {
        return "; " + defect.args().get(ArgName.TESTCASE.published()) + " broke off: "
                + defect.args().get(ArgName.MESSAGE.published());
    }

    /// How many messages there are at each level that matters, worst first, and the tags of the worst.
    private static String counts(List<Entry> entries, Level warning) {
        Map<Level, List<Entry>> byLevel = entries.stream().filter(entry -> entry.level().isAtLeast(warning))
                .collect(Collectors.groupingBy(Entry::level, () -> new EnumMap<>(Level.class), Collectors.toList()));
        if (byLevel.isEmpty()) {
            return "nothing at " + warning + " or above";
        }
        List<Level> worstFirst = byLevel.keySet().stream().sorted((one, other) -> other.compareTo(one)).toList();
        String counts = worstFirst.stream().map(level -> byLevel.get(level).size() + " " + level)
                .collect(Collectors.joining(", "));
        String tags = byLevel.get(worstFirst.getFirst()).stream().map(Entry::tag).distinct()
                .collect(Collectors.joining(" "));
        return counts + " (" + tags + ")";
    }

    private void messages(RunResult result, int verbosity) {
        Level least = switch (verbosity) {
            case 0 -> null;
            case 1 -> Level.WARNING;
            case 2 -> Level.NOTICE;
            default -> Level.INFO;
        };
        if (least == null) {
            return;
        }
        for (Entry entry : result.entries()) {
            if (entry.level().isAtLeast(least)) {
                out.println(entry.level() + ": " + plain(Catalogue.english()
                        .text(entry.module().name(), entry.tag(), entry.args())));
            }
        }
    }

    private State say(State state, String what) {
        out.println("ZONE " + state + " - " + plain(what.lines().findFirst().orElse("")));
        return state;
    }

    /// A vertical bar would begin the performance data.
    private static String plain(String text) {
        return Line.of(text).replace('|', '/');
    }
}
