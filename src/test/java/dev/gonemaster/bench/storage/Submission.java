package dev.gonemaster.bench.storage;

import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.NewJob;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Jobs accepted in transactions of [JobQueue#SUBMIT_MAX], beside a JDBC batch in transactions of that size.
///
/// @param jobs a multiple of that
record Submission(int jobs) implements Benchmark {
    private static final Target ROWS = Target.rate("bulk submission", "rows/s", 0.5, 0.8);

    @Override
    public void round(Backend backend, Sheet sheet) throws SQLException {
        var parts = new ArrayList<List<NewJob>>();
        for (int from = 0; from < jobs; from += JobQueue.SUBMIT_MAX) {
            parts.add(Material.jobs(from, JobQueue.SUBMIT_MAX, NewJob.BATCH));
        }
        try (Site site = backend.site()) {
            JobQueue queue = site.stores().queue();
            var watch = new Watch();
            parts.forEach(queue::submit);
            sheet.product(ROWS, jobs / watch.seconds());
        }
        try (Site site = backend.site()) {
            PlainTables.create(site, true);
            try (Connection connection = site.connect(false)) {
                connection.setAutoCommit(false);
                var watch = new Watch();
                for (int i = 0; i < parts.size(); i++) {
                    PlainTables.insertJobs(connection, (long) i * JobQueue.SUBMIT_MAX + 1, parts.get(i));
                    connection.commit();
                }
                sheet.reference(ROWS, jobs / watch.seconds());
                connection.setAutoCommit(true);
            }
        }
    }
}
