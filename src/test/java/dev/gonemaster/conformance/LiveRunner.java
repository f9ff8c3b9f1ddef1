package dev.gonemaster.conformance;

import dev.gonemaster.conformance.Agreement.Verdict;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.message.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Plays published scenarios over real sockets: a program of its own, because it has to run inside the network
/// namespace of the universe.
final class LiveRunner {
    static final String MET = "MET ";
    static final String MISSED = "MISSED ";
    static final String NOT_COUNTED = "NOT COUNTED ";
    private static final Duration RUN_MAX = Duration.ofSeconds(60);

    private LiveRunner() {
    }

    /// @param args the report to write, then files with scenarios
    public static void main(String[] args) throws IOException {
        var report = new ArrayList<String>();
        var agreement = new Agreement();
        for (String file : List.of(args).subList(1, args.length)) {
            for (LiveScenario scenario : LiveScenario.read(Path.of(file))) {
                play(scenario, report, agreement);
            }
        }
        report.addAll(agreement.lines());
        Files.write(Path.of(args[0]), report);
    }

    private static void play(LiveScenario scenario, List<String> report, Agreement agreement) {
        var engine = new TestcaseEngine(RootHints.of(scenario.hints()));
        var request = new RunRequest(scenario.zone(), Set.of(scenario.testcase()), scenario.undelegated(),
                Level.DEBUG3, ScenarioProfile.ASKING_EVERYWHERE);
        long start = System.nanoTime();
        RunResult result = engine.run(request, new RunControl(RUN_MAX), RunProgress.NONE);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        Set<String> tags = result.entries().stream()
                .filter(entry -> entry.testcase().equals(scenario.testcase()))
                .map(entry -> Finding.referenceTag(entry.tag()))
                .collect(Collectors.toCollection(TreeSet::new));
        var lacking = new TreeSet<>(scenario.mandatory());
        lacking.removeAll(tags);
        var wrong = new TreeSet<>(scenario.forbidden());
        wrong.retainAll(tags);
        boolean met = lacking.isEmpty() && wrong.isEmpty() && result.end() == RunResult.End.COMPLETED;
        agreement.count(scenario.testcase(),
                met ? Verdict.MET : scenario.testable() ? Verdict.MISSED : Verdict.NOT_COUNTED);
        report.add((met ? MET : scenario.testable() ? MISSED : NOT_COUNTED) + scenario.key() + " " + millis + " ms");
        if (!met) {
            report.add("    " + result.end() + ", lacks " + lacking + ", has " + wrong + " among " + tags);
            result.entries().forEach(entry -> report.add("    " + entry.testcase() + " " + entry.tag() + " "
                    + entry.args()));
        }
    }
}
