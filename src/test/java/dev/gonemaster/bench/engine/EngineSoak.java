package dev.gonemaster.bench.engine;

import com.sun.management.UnixOperatingSystemMXBean;
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
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs zones of a [Universe] in one process for a long time and tells what stays behind: heap after collection,
/// threads, open files. One run in 500 is of a zone that is ill.
public final class EngineSoak {
    private static final int REPORT_EVERY = 1_000;
    private static final int ILL_EVERY = 500;
    private static final Duration RUN_MAX = Duration.ofMinutes(5);

    private EngineSoak() {
    }

    /// @param args root hints, number of healthy zones, runs, runs at once
    public static void main(String[] args) throws InterruptedException {
        int zones = Integer.parseInt(args[1]);
        int runs = Integer.parseInt(args[2]);
        int workers = Integer.parseInt(args[3]);
        Profile profile = Testcases.profiles().merge(Testcases.profiles().defaults(),
                "{\"net\": {\"allow_non_global_targets\": true}}");
        var engine = new TestcaseEngine(RootHints.read(Path.of(args[0])),
                EngineParts.NETWORK.withAnswers(new SharedAnswers(SharedAnswers.TTL_DEFAULT)));
        var notCompleted = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
            var free = new Semaphore(workers);
            for (int i = 0; i < runs; i++) {
                if (i % REPORT_EVERY == 0) {
                    free.acquire(workers);
                    report(i);
                    free.release(workers);
                }
                String zone = i % ILL_EVERY == 1 ? "halfdead.aa" : Universe.name(i % zones);
                free.acquire();
                pool.execute(() -> {
                    try {
                        RunResult result = engine.run(new RunRequest(DomainName.normalize(zone), Set.of(),
                                UndelegatedData.NONE, Level.INFO, profile), new RunControl(RUN_MAX), RunProgress.NONE);
                        notCompleted.addAndGet(result.end() == RunResult.End.COMPLETED ? 0 : 1);
                    } finally {
                        free.release();
                    }
                });
            }
            free.acquire(workers);
        }
        report(runs);
        System.out.println("not completed: " + notCompleted);
        System.exit(notCompleted.get() == 0 ? 0 : 1);
    }

    private static void report(int runs) {
        // Twice: what waits for its cleaner the first time is gone the second.
        System.gc();
        System.gc();
        Runtime memory = Runtime.getRuntime();
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(Locale.ROOT, "%6d runs: %6.1f MB heap, %3d threads, %3d files%n", runs,
                (memory.totalMemory() - memory.freeMemory()) / 1e6,
                ManagementFactory.getThreadMXBean().getThreadCount(), system.getOpenFileDescriptorCount());
    }
}
