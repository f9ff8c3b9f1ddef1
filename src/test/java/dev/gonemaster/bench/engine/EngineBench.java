package dev.gonemaster.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.gonemaster.engine.DomainName;
import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dns.SharedAnswers;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The engine over the zones of a [Universe]: many at once with answers shared as on a server, then some alone.
public final class EngineBench {
    private static final Duration RUN_MAX = Duration.ofMinutes(5);
    private static final int WARM_UP = 300;
    private static final int ROUNDS = 3;
    private static final int ALONE = 20;
    private static final List<String> ILL = List.of("dead.aa", "halfdead.aa", "noedns.aa");

    private final RootHints hints;
    private final Profile profile;
    private final int zones;
    private final int workers;

    private EngineBench(Path hints, Profile profile, int zones, int workers) {
        this.hints = RootHints.read(hints);
        this.profile = profile;
        this.zones = zones;
        this.workers = workers;
    }

    /// @param args root hints, number of healthy zones, runs at once, `ill` to run the ill zones too
    public static void main(String[] args) throws Exception {
        Profile profile = Testcases.profiles().merge(Testcases.profiles().defaults(),
                "{\"net\": {\"allow_non_global_targets\": true}}");
        var bench = new EngineBench(Path.of(args[0]), profile, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        bench.many(WARM_UP, false);
        bench.many(ROUNDS * bench.zones, true);
        bench.alone();
        if (args.length > 3) {
            ILL.forEach(bench::ill);
        }
        System.exit(0);
    }

    private void many(int count, boolean print) throws InterruptedException, ExecutionException {
        var meter = new QueryMeter();
        var engine = engine(meter);
        long cpu = processCpu();
        long allocated = allocated();
        long start = System.nanoTime();
        double sum = 0;
        int entries = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            List<Future<double[]>> runs = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String zone = Universe.name(i % zones);
                runs.add(pool.submit(() -> timed(engine, zone)));
            }
            for (Future<double[]> run : runs) {
                sum += run.get()[0];
                entries += (int) run.get()[1];
            }
        }
        double wall = (System.nanoTime() - start) / 1e9;
        if (print) {
            System.out.printf(Locale.ROOT, "engine, %d zones, %d at once: %.1f zones/s, %.1f ms CPU a zone, %.0f ms"
                            + " wall a zone, %.1f queries a zone, %.2f MB allocated a zone, at most %d queries at"
                            + " once to one address, %.1f entries a zone%n", count, workers, count / wall,
                    (processCpu() - cpu) / 1e6 / count, sum / count, (double) meter.asked() / count,
                    (allocated() - allocated) / 1e6 / count, meter.mostAtOnce(), (double) entries / count);
        }
    }

    private void alone() {
        var meter = new QueryMeter();
        double[] walls = IntStream.range(0, ALONE)
                .mapToDouble(i -> timed(engine(meter), Universe.name(i * zones / ALONE))[0]).toArray();
        Arrays.sort(walls);
        System.out.printf(Locale.ROOT, "engine, %d zones, each alone, nothing shared: %.0f ms wall (median; %.0f to"
                + " %.0f), %.1f queries a zone%n", ALONE, walls[ALONE / 2], walls[0], walls[ALONE - 1],
                (double) meter.asked() / ALONE);
    }

    private void ill(String zone) {
        var meter = new QueryMeter();
        double[] run = timed(engine(meter), zone);
        System.out.printf(Locale.ROOT, "engine, %s: %.1f s wall, %d queries, %d entries%n", zone, run[0] / 1e3,
                meter.asked(), (int) run[1]);
    }

    private TestcaseEngine engine(QueryMeter meter) {
        return new TestcaseEngine(hints, EngineParts.NETWORK.withTransports(meter::over)
                .withAnswers(new SharedAnswers(SharedAnswers.TTL_DEFAULT)));
    }

    private double[] timed(TestcaseEngine engine, String zone) {
        long start = System.nanoTime();
        RunResult result = engine.run(new RunRequest(DomainName.normalize(zone), Set.of(), UndelegatedData.NONE,
                Level.INFO, profile), new RunControl(RUN_MAX), RunProgress.NONE);
        if (result.end() != RunResult.End.COMPLETED) {
            throw new IllegalStateException(zone + " ended " + result.end());
        }
        return new double[] {(System.nanoTime() - start) / 1e6, result.entries().size()};
    }

    private static long processCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }
}
