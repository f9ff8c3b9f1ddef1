package dev.gonemaster.bench.storage;

import dev.gonemaster.config.Driver;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;

/// A database full of jobs and runs, written as fast as JDBC can: queued jobs, and beside them ended ones with their
/// runs and entries, spread over domains, states and levels.
///
/// @param queued jobs that wait
/// @param ended jobs with a run each, half an hour of lag between them in no order of their numbers
public record Population(int queued, int ended, int domains) {
    static final int ENTRIES_OF_RUN = 2;
    /// Times are spread over this many microseconds after [#FROM].
    static final long SPAN = 86_400_000_000L * 90;
    static final long FROM = 1_760_000_000_000_000L;

    private static final int BATCH = 1_000;
    private static final int JOB_BATCHES = 2_000;
    private static final int COMMIT = 50_000;
    private static final long SCATTER = 7_368_787;
    private static final List<String> STATES = List.of("succeeded", "succeeded", "succeeded", "succeeded", "succeeded",
            "succeeded", "succeeded", "failed", "canceled", "expired");
    private static final List<String> LEVELS = List.of("NOTICE", "WARNING", "ERROR", "CRITICAL", "NOTICE", "NOTICE");

    public void fill(Driver driver, DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            domains(connection);
            jobBatches(connection);
            jobs(connection);
            runs(connection);
            entries(connection);
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE id_blocks SET next_id = " + (queued + ended + 1L) + " WHERE name = 'jobs'");
                statement.execute("UPDATE id_blocks SET next_id = " + (domains + 1L) + " WHERE name = 'domains'");
                for (String sql : settle(driver)) {
                    statement.execute(sql);
                }
            }
        }
    }

    /// What the databases do by themselves after a while.
    private static List<String> settle(Driver driver) {
        return switch (driver) {
            case SQLITE -> List.of("ANALYZE", "PRAGMA wal_checkpoint(TRUNCATE)");
            case POSTGRES -> List.of("VACUUM ANALYZE");
            case MARIADB -> List.of("ANALYZE TABLE jobs, runs, entries, domains, batches");
            case MEMORY -> List.of();
        };
    }

    private void domains(Connection connection) throws SQLException {
        batches(connection, "INSERT INTO domains (id, name, created_at, run_count, latest_run_id, latest_run_at,"
                + " latest_status, latest_level) VALUES (?, ?, ?, ?, ?, ?, 'succeeded', 'WARNING')", 1, domains,
                (insert, id) -> {
                    long latest = id + (ended - id) / domains * domains;
                    insert.setLong(1, id);
                    insert.setString(2, domain(id));
                    insert.setLong(3, FROM);
                    insert.setLong(4, ended / domains);
                    insert.setLong(5, latest);
                    insert.setLong(6, finished(latest));
                });
    }

    /// Ended ones but for each hundredth.
    private void jobBatches(Connection connection) throws SQLException {
        batches(connection, "INSERT INTO batches (id, description, priority, snapshot_intent,"
                + " promote_snapshot_default, paused, total, ended, created_at, opened_at, finished_at)"
                + " VALUES (?, '', 1, FALSE, FALSE, FALSE, 9, 9, ?, ?, ?)", 1, JOB_BATCHES, (insert, id) -> {
                    insert.setLong(1, id);
                    insert.setLong(2, created(id));
                    insert.setLong(3, created(id));
                    insert.setObject(4, id % 100 == 0 ? null : finished(id), Types.BIGINT);
                });
    }

    private void jobs(Connection connection) throws SQLException {
        batches(connection, "INSERT INTO jobs (id, public_id, domain, status, priority, config_json, created_at,"
                + " started_at, finished_at, progress, attempt, sev_notice, sev_warning, sev_error, sev_critical)"
                + " VALUES (?, ?, ?, ?, ?, '{}', ?, ?, ?, 100, 1, ?, ?, ?, ?)", 1, ended, (insert, id) -> {
                    insert.setLong(1, id);
                    insert.setString(2, Material.publicId(id));
                    insert.setString(3, domain(domainId(id)));
                    insert.setString(4, STATES.get((int) (id % STATES.size())));
                    insert.setInt(5, (int) (id % 2));
                    insert.setLong(6, created(id));
                    insert.setLong(7, finished(id) - 5_000_000 - id % 1_000);
                    insert.setLong(8, finished(id));
                    severities(insert, 9, id);
                });
        batches(connection, "INSERT INTO jobs (id, public_id, domain, status, priority, config_json, created_at,"
                + " queue_position) VALUES (?, ?, ?, 'queued', 1, '{}', ?, ?)", ended + 1L,
                ended + (long) queued, (insert, id) -> {
                    insert.setLong(1, id);
                    insert.setString(2, Material.publicId(id));
                    insert.setString(3, domain(domainId(id)));
                    insert.setLong(4, FROM + SPAN + id);
                    insert.setLong(5, id);
                });
    }

    private void runs(Connection connection) throws SQLException {
        batches(connection, "INSERT INTO runs (id, public_id, domain, domain_id, status, priority, config_json,"
                + " created_at, started_at, finished_at, duration_ms, attempt, sev_notice, sev_warning, sev_error,"
                + " sev_critical, worst_level, entry_count)"
                + " VALUES (?, ?, ?, ?, ?, ?, '{}', ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?)", 1, ended, (insert, id) -> {
                    insert.setLong(1, id);
                    insert.setString(2, Material.publicId(id));
                    insert.setString(3, domain(domainId(id)));
                    insert.setLong(4, domainId(id));
                    insert.setString(5, STATES.get((int) (id % STATES.size())));
                    insert.setInt(6, (int) (id % 2));
                    insert.setLong(7, created(id));
                    insert.setLong(8, finished(id) - 5_000_000 - id % 1_000);
                    insert.setLong(9, finished(id));
                    insert.setLong(10, 5_000 + id % 1_000);
                    severities(insert, 11, id);
                    insert.setString(15, LEVELS.get((int) (id % LEVELS.size())));
                    insert.setInt(16, ENTRIES_OF_RUN + (int) (id % 97));
                });
    }

    private void entries(Connection connection) throws SQLException {
        batches(connection, "INSERT INTO entries (run_id, seq, domain_id, timestamp, module, testcase, tag, level,"
                + " args_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", 0, (long) ended * ENTRIES_OF_RUN - 1,
                (insert, id) -> {
                    long run = 1 + id / ENTRIES_OF_RUN;
                    insert.setLong(1, run);
                    insert.setLong(2, id % ENTRIES_OF_RUN);
                    insert.setLong(3, domainId(run));
                    insert.setDouble(4, id % 1_000 / 1e3);
                    insert.setString(5, id % 3 == 0 ? "DNSSEC" : "BASIC");
                    insert.setString(6, "testcase0" + id % 9);
                    insert.setString(7, "TAG_" + id % 500);
                    insert.setString(8, id % 15 == 0 ? "WARNING" : "INFO");
                    insert.setString(9, "{\"ns\":\"ns1.zone" + id + ".example\",\"ttl\":" + id + "}");
                });
    }

    long domainId(long id) {
        return 1 + (id - 1) % domains;
    }

    static String domain(long id) {
        return "zone" + id + ".example";
    }

    private static long created(long id) {
        return FROM + id * SCATTER % SPAN;
    }

    private static long finished(long id) {
        return created(id) + 60_000_000 + id * 104_729 % 1_800_000_000;
    }

    private static void severities(PreparedStatement insert, int first, long id) throws SQLException {
        int worst = (int) (id % LEVELS.size());
        insert.setInt(first, 1 + (int) (id % 7));
        insert.setInt(first + 1, worst >= 1 && worst <= 3 ? 1 + (int) (id % 5) : 0);
        insert.setInt(first + 2, worst >= 2 && worst <= 3 ? 1 + (int) (id % 3) : 0);
        insert.setInt(first + 3, worst == 3 ? 1 : 0);
    }

    private static void batches(Connection connection, String sql, long first, long last, Row row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (long id = first; id <= last; id++) {
                row.set(insert, id);
                insert.addBatch();
                if (id % BATCH == 0) {
                    insert.executeBatch();
                }
                if (id % COMMIT == 0) {
                    connection.commit();
                }
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    @FunctionalInterface
    private interface Row {
        void set(PreparedStatement insert, long id) throws SQLException;
    }
}
