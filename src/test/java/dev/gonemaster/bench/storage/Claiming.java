package dev.gonemaster.bench.storage;

import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.NewJob;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Jobs claimed, 32 at a time, until none is left, by one claimer and by sixteen, each as in a server of its own.
record Claiming(int jobs) implements Benchmark {
    private static final int AT_ONCE = 32;

    @Override
    public void round(Backend backend, Sheet sheet) throws SQLException, InterruptedException {
        for (int claimers : new int[] {1, 16}) {
            Target target = Target.rate("claims of 32, " + claimers + (claimers == 1 ? " claimer" : " claimers"),
                    "jobs/s", 0.4, 0.7);
            try (Site site = backend.site()) {
                submit(site.stores().queue());
                site.execute(settled(backend));
                var watch = new Watch();
                long taken = Crew.run(claimers, number -> claimAll(site.stores().queue(), "server-" + number));
                double seconds = watch.seconds();
                check(taken);
                sheet.product(target, jobs / seconds);
            }
            try (Site site = backend.site()) {
                PlainTables.create(site, true);
                fill(site);
                site.execute(settled(backend));
                var watch = new Watch();
                long taken = Crew.run(claimers, number -> PlainClaims.takeAll(site, "server-" + number, AT_ONCE));
                double seconds = watch.seconds();
                check(taken);
                sheet.reference(target, jobs / seconds);
            }
        }
    }

    private static String settled(Backend backend) {
        return switch (backend.driver()) {
            case SQLITE -> "PRAGMA wal_checkpoint(TRUNCATE)";
            case POSTGRES -> "ANALYZE";
            case MARIADB, MEMORY -> "SELECT 1";
        };
    }

    private void submit(JobQueue queue) {
        for (int from = 0; from < jobs; from += JobQueue.SUBMIT_MAX) {
            queue.submit(Material.jobs(from, Math.min(JobQueue.SUBMIT_MAX, jobs - from), NewJob.BATCH));
        }
    }

    private void fill(Site site) throws SQLException {
        try (Connection connection = site.connect(false)) {
            connection.setAutoCommit(false);
            List<NewJob> all = Material.jobs(0, jobs, NewJob.BATCH);
            PlainTables.insertJobs(connection, 1, all);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    static long claimAll(JobQueue queue, String instance) {
        long taken = 0;
        int last;
        do {
            last = queue.claim(instance, AT_ONCE, Material.START).size();
            taken += last;
        } while (last > 0);
        return taken;
    }

    private void check(long taken) {
        if (taken != jobs) {
            throw new IllegalStateException(taken + " of " + jobs + " jobs were claimed");
        }
    }
}
