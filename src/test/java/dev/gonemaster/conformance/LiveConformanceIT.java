package dev.gonemaster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Every published scenario of our testcases against the public test zones, with real sockets.
class LiveConformanceIT {
    private static final String DATA = "zonemaster-testzones";
    /// Scenarios that the specification publishes and the list beside the zones leaves out; where we differ on purpose
    /// (`docs/divergences.md`), with our tags.
    private static final Path FURTHER = Path.of("src/test/resources/conformance/further-scenarios.json");
    private static final long MINUTES_MAX = 10;

    @Test
    void everyScenarioComesOutAsPublished() throws Exception {
        Optional<Path> data = ConformanceData.folder(DATA);
        String reason = data.isEmpty() ? ConformanceData.absent(DATA) : LiveUniverse.absentBecause();
        if (!reason.isEmpty()) {
            System.out.println("conformance live: skipped, " + reason);
            Assumptions.abort(reason);
        }
        Path listed = data.get().resolve("scenarios.json");
        Path report = ConformanceData.report("live.txt", List.of());
        try (LiveUniverse universe = LiveUniverse.start(data.get().resolve("universe.sh"))) {
            universe.run(LiveRunner.class, MINUTES_MAX, TimeUnit.MINUTES, report.toString(), listed.toString(),
                    FURTHER.toString());
        }
        judge(report, LiveScenario.read(listed).size() + LiveScenario.read(FURTHER).size());
    }

    private static void judge(Path report, int scenarios) throws IOException {
        List<String> lines = Files.readAllLines(report);
        var missed = new ArrayList<String>();
        int met = 0;
        int notCounted = 0;
        for (String line : lines) {
            if (line.startsWith(LiveRunner.MISSED)) {
                missed.add(line);
            }
            met += line.startsWith(LiveRunner.MET) ? 1 : 0;
            notCounted += line.startsWith(LiveRunner.NOT_COUNTED) ? 1 : 0;
        }
        System.out.println("conformance live: " + met + " met, " + missed.size() + " missed, " + notCounted
                + " not counted; see " + report);
        assertThat(met + missed.size() + notCounted).isEqualTo(scenarios).isPositive();
        assertThat(missed).isEmpty();
    }
}
