package dev.gonemaster.bench.storage;

import dev.gonemaster.jobs.EntryFilter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/// All entries read, beside a JDBC stream that joins the same tables. To be run with little memory.
///
/// @param entries stored before
record Exporting(int entries) implements Benchmark {
    private static final int FETCH = 1_000;
    private static final Target ROWS = Target.rate("export", "rows/s", 0.5, 0.8);

    @Override
    public void round(Backend backend, Sheet sheet) throws SQLException {
        try (Site site = backend.site()) {
            new Population(0, entries / Population.ENTRIES_OF_RUN, 1_000)
                    .fill(site.driver(), site.database().source(false));
            var read = new AtomicLong();
            var watch = new Watch();
            site.stores().runs().forEachEntry(EntryFilter.ALL, entry -> read.addAndGet(entry.args().length()));
            sheet.product(ROWS, entries / watch.seconds());
            var reference = new Watch();
            stream(site);
            sheet.reference(ROWS, entries / reference.seconds());
        }
    }

    private void stream(Site site) throws SQLException {
        long rows = 0;
        try (Connection connection = site.connect(true)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet row = statement.executeQuery("SELECT e.run_id, e.seq, e.domain_id, r.domain,"
                        + " e.timestamp, e.module, e.testcase, e.tag, e.level, e.args_json FROM entries e JOIN runs r"
                        + " ON r.id = e.run_id ORDER BY e.run_id, e.seq")) {
                    while (row.next()) {
                        row.getLong(1);
                        row.getInt(2);
                        row.getLong(3);
                        row.getDouble(5);
                        for (int column : new int[] {4, 6, 7, 8, 9, 10}) {
                            row.getString(column);
                        }
                        rows++;
                    }
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
        if (rows != entries) {
            throw new IllegalStateException(rows + " rows");
        }
    }
}
