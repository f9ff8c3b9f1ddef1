package dev.gonemaster.bench.storage;

import dev.gonemaster.config.Driver;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.StoredJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// The reference: tables with no more than the keys and indexes that the work itself asks for, and the statements of
/// somebody who wants speed alone. No foreign keys.
final class PlainTables {
    static final int BATCH = 1_000;

    private PlainTables() {
    }

    /// @param tagIndex whether findings can be looked for by tag
    static void create(Site site, boolean tagIndex) {
        boolean mariadb = site.driver() == Driver.MARIADB;
        String text = mariadb ? "MEDIUMTEXT" : "TEXT";
        String end = site.driver() == Driver.SQLITE ? ") WITHOUT ROWID" : ")";
        site.execute("CREATE TABLE plain_jobs (id BIGINT NOT NULL PRIMARY KEY, public_id VARCHAR(16) NOT NULL,"
                + " domain VARCHAR(255) NOT NULL, status VARCHAR(32) NOT NULL, priority INTEGER NOT NULL, config_json "
                + text + " NOT NULL, created_at BIGINT NOT NULL, started_at BIGINT, finished_at BIGINT,"
                + " instance VARCHAR(64), attempt INTEGER NOT NULL DEFAULT 0)",
                "CREATE INDEX plain_created ON plain_jobs (created_at, id)",
                mariadb ? "CREATE INDEX plain_claim ON plain_jobs (status, priority, id)"
                        : "CREATE INDEX plain_claim ON plain_jobs (priority, id) WHERE status = 'queued'",
                "CREATE TABLE plain_runs (id BIGINT NOT NULL PRIMARY KEY, domain VARCHAR(255) NOT NULL,"
                + " status VARCHAR(32) NOT NULL, config_json " + text + " NOT NULL, finished_at BIGINT NOT NULL,"
                + " duration_ms BIGINT NOT NULL, entry_count INTEGER NOT NULL)",
                "CREATE TABLE plain_entries (run_id BIGINT NOT NULL, seq INTEGER NOT NULL, timestamp DOUBLE PRECISION"
                + " NOT NULL, module VARCHAR(32) NOT NULL, testcase VARCHAR(64) NOT NULL, tag VARCHAR(128) NOT NULL,"
                + " level VARCHAR(16) NOT NULL, args_json " + text + " NOT NULL, PRIMARY KEY (run_id, seq)" + end);
        if (tagIndex) {
            site.execute("CREATE INDEX plain_tag ON plain_entries (tag, level)"
                    + (mariadb ? "" : " WHERE level IN ('WARNING', 'ERROR', 'CRITICAL')"));
        }
    }

    static void insertJobs(Connection connection, long from, List<NewJob> jobs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO plain_jobs (id, public_id, domain, status, priority, config_json, created_at)
                VALUES (?, ?, ?, 'queued', ?, ?, ?)""")) {
            long id = from;
            for (NewJob job : jobs) {
                insert.setLong(1, id++);
                insert.setString(2, job.publicId());
                insert.setString(3, job.domain());
                insert.setInt(4, job.priority());
                insert.setString(5, "{}");
                insert.setLong(6, job.createdAt().toEpochMilli());
                insert.addBatch();
                if ((id - from) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /// What ends one job: its row, its run, its entries.
    static void endJob(Connection connection, long id, List<PlainEntry> entries) throws SQLException {
        try (PreparedStatement job = connection.prepareStatement(
                "UPDATE plain_jobs SET status = 'succeeded', finished_at = ?, instance = NULL"
                        + " WHERE id = ? AND attempt = 0");
                PreparedStatement run = connection.prepareStatement(
                        "INSERT INTO plain_runs VALUES (?, ?, 'succeeded', '{}', ?, 1000, ?)");
                PreparedStatement entry = connection.prepareStatement(
                        "INSERT INTO plain_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            job.setLong(1, id);
            job.setLong(2, id);
            job.executeUpdate();
            run.setLong(1, id);
            run.setString(2, Material.domain(id));
            run.setLong(3, id);
            run.setInt(4, entries.size());
            run.executeUpdate();
            int seq = 0;
            for (PlainEntry row : entries) {
                entry.setLong(1, id);
                entry.setInt(2, seq++);
                entry.setDouble(3, row.at());
                entry.setString(4, row.module());
                entry.setString(5, row.testcase());
                entry.setString(6, row.tag());
                entry.setString(7, row.level());
                entry.setString(8, row.args());
                entry.addBatch();
            }
            entry.executeBatch();
        }
    }

    /// An entry as its columns.
    record PlainEntry(double at, String module, String testcase, String tag, String level, String args) {
        static List<PlainEntry> of(List<Entry> entries) {
            return entries.stream().map(entry -> new PlainEntry(entry.at().toNanos() / 1e9, entry.module().name(),
                    entry.testcase(), entry.tag(), entry.level().name(), StoredJson.args(entry.args()))).toList();
        }
    }
}
