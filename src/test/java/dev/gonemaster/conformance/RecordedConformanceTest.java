package dev.gonemaster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.conformance.Agreement.Verdict;
import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.message.Level;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;

/// Every run of the reference that concerns our testcases, replayed: same tags, levels and arguments.
class RecordedConformanceTest {
    private static final String DATA = "zonemaster-recorded";
    /// Runs that have been met before; a change of our questions must not make runs silently unanswerable.
    private static final int MET_MIN = 437;
    private static final Duration RUN_MAX = Duration.ofSeconds(60);

    private final Map<String, Recording> recordings = new HashMap<>();
    private final List<String> report = new ArrayList<>();
    private final Agreement agreement = new Agreement();
    private final List<String> missed = new ArrayList<>();

    @Test
    void everyRecordedRunComesOutAsTheReferenceSays() throws IOException {
        Optional<Path> data = ConformanceData.folder(DATA);
        if (data.isEmpty()) {
            System.out.println("conformance recorded: skipped, " + ConformanceData.absent(DATA));
            Assumptions.abort(ConformanceData.absent(DATA));
        }
        for (RecordedRun run : RecordedExpectations.read(data.get().resolve("expectations.json"))) {
            replay(data.get(), run);
        }
        report.addAll(agreement.lines());
        Path file = ConformanceData.report("recorded.txt", report);
        System.out.println("conformance recorded: " + agreement.of(Verdict.MET) + " met, " + missed.size() + " missed, "
                + agreement.of(Verdict.NOT_COUNTED) + " not counted; see " + file);
        assertThat(agreement.of(Verdict.MET)).isGreaterThanOrEqualTo(MET_MIN);
        assertThat(missed).isEmpty();
    }

    private void replay(Path data, RecordedRun run) throws IOException {
        if (!recordings.containsKey(run.file())) {
            recordings.put(run.file(), Recording.read(data.resolve(run.file())));
        }
        RootHints hints = RootHints.of(run.hints().isEmpty() ? builtInByTheReference() : run.hints());
        var transport = new RecordedTransport(recordings.get(run.file()), hints.servers(), run.zone());
        List<Finding> found = found(run, hints, transport);
        List<Finding> expected = run.expected().stream().sorted().toList();
        boolean same = found.equals(expected);
        String excuse = run.excused().isEmpty() && !transport.missing().isEmpty()
                ? "the recording lacks questions"
                : run.excused();
        report.add((same ? "MET " : excuse.isEmpty() ? "MISSED " : "NOT COUNTED ") + run.file() + " " + run.label()
                + (same || excuse.isEmpty() ? "" : ": " + excuse));
        without(expected, found).forEach(each -> report.add("    lacks " + each));
        without(found, expected).forEach(each -> report.add("    has   " + each));
        transport.missing().forEach(question -> report.add("    not recorded: " + question));
        if (!same && excuse.isEmpty()) {
            missed.add(run.file() + " " + run.label());
        }
        agreement.count(run.testcase(), same ? Verdict.MET : excuse.isEmpty() ? Verdict.MISSED : Verdict.NOT_COUNTED);
    }

    /// The reference's list of root servers is older than ours: it has former addresses of one of them.
    private static Set<NameServer> builtInByTheReference() {
        var servers = new TreeSet<>(RootHints.builtIn().servers());
        Name renumbered = RecordedExpectations.name("b.root-servers.net");
        servers.add(new NameServer(renumbered, InetAddress.ofLiteral("199.9.14.201")));
        servers.add(new NameServer(renumbered, InetAddress.ofLiteral("2001:500:200::b")));
        return servers;
    }

    /// What is left when each of the others has taken away one that is equal.
    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        var left = new ArrayList<>(findings);
        others.forEach(left::remove);
        return left;
    }

    private static List<Finding> found(RecordedRun run, RootHints hints, RecordedTransport transport) {
        var engine = new TestcaseEngine(hints, EngineParts.NETWORK.withTransports((settings, deadline) -> transport));
        var request = new RunRequest(run.zone(), Set.of(run.testcase()), run.undelegated(), Level.DEBUG3,
                run.profile());
        RunResult result = engine.run(request, new RunControl(RUN_MAX), RunProgress.NONE);
        assertThat(result.end()).as(run.label()).isEqualTo(RunResult.End.COMPLETED);
        return result.entries().stream()
                .filter(entry -> entry.testcase().equals(run.testcase()))
                .filter(entry -> !RecordedExpectations.NOT_FINDINGS.contains(entry.tag()))
                .map(Finding::ours)
                .sorted()
                .toList();
    }
}
