package dev.gonemaster.bench.storage;

import dev.gonemaster.config.Driver;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sixteen workers that claim and store runs of a hundred entries, first alone and then beside an export that begins
/// again whenever it has ended: runs a second, errors, and how large the log of changes grows.
///
/// Arguments: database, seconds of each phase.
public final class Busy {
    private static final int WORKERS = 16;
    private static final int AT_ONCE = 8;
    private static final int JOBS = 200_000;

    private final Site site;
    private final double seconds;
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong exported = new AtomicLong();

    private Busy(Site site, double seconds) {
        this.site = site;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        Driver driver = Driver.valueOf(args[0].toUpperCase(Locale.ROOT));
        try (Backend backend = Backend.start(driver, System.getProperty("provider", "ECLIPSELINK"));
                Site site = backend.site()) {
            JobQueue queue = site.stores().queue();
            for (int from = 0; from < JOBS; from += JobQueue.SUBMIT_MAX) {
                queue.submit(Material.jobs(from, JobQueue.SUBMIT_MAX, NewJob.BATCH));
            }
            new Busy(site, Double.parseDouble(args[1])).measure();
        }
    }

    private void measure() throws InterruptedException {
        phase("warming up", false);
        phase("alone", false);
        phase("beside an endless export", true);
        phase("alone again", false);
    }

    private void phase(String name, boolean export) throws InterruptedException {
        var over = new AtomicBoolean();
        var largest = new AtomicLong();
        stored.set(0);
        claimed.set(0);
        exported.set(0);
        Thread meter = Thread.ofPlatform().start(() -> watch(over, largest));
        Thread reader = Thread.ofPlatform().start(() -> {
            while (export && !over.get()) {
                site.stores().runs().forEachEntry(EntryFilter.ALL, _ -> {
                    exported.incrementAndGet();
                    if (over.get()) {
                        throw new EndException();
                    }
                });
            }
        });
        reader.setUncaughtExceptionHandler((_, failure) -> {
            if (!(failure instanceof EndException)) {
                failure.printStackTrace();
                System.exit(1);
            }
        });
        var watch = new Watch();
        // Whatever fails in a worker, a busy database included, ends the measurement.
        Crew.run(WORKERS, number -> work(number, watch));
        over.set(true);
        reader.join();
        meter.join();
        System.out.printf(Locale.ROOT, "| %s | %s | %,.0f | %,.0f | %,.0f | %.1f | 0 |%n", site.driver(), name,
                claimed.get() / watch.seconds(), stored.get() / watch.seconds(), exported.get() / watch.seconds(),
                largest.get() / 1e6);
    }

    private long work(int number, Watch watch) {
        TestStores stores = site.stores();
        long done = 0;
        while (watch.seconds() < seconds) {
            List<Claim> claims = stores.queue().claim("server-" + number, AT_ONCE, Material.START);
            claimed.addAndGet(claims.size());
            var finished = new ArrayList<FinishedRun>();
            for (Claim claim : claims) {
                finished.add(Material.finished(claim, Material.entries(claim.id().number())));
            }
            stores.runs().store(finished);
            stored.addAndGet(finished.size());
            done += finished.size();
        }
        return done;
    }

    private void watch(AtomicBoolean over, AtomicLong largest) {
        while (!over.get()) {
            largest.accumulateAndGet(log(), Math::max);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Bytes of the log of changes that the database keeps.
    private long log() {
        try {
            if (site.driver() == Driver.SQLITE) {
                return Files.size(Path.of(site.dsn() + "-wal"));
            }
            Path folder = site.backend().server().dataFolder().resolve("pg_wal");
            try (var files = Files.list(folder)) {
                return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
            }
        } catch (IOException e) {
            return 0;
        }
    }

    private static final class EndException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
