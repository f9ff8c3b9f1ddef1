package dev.gonemaster.transfer;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DirectDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/// A database as gonemaster 1.7 leaves it, as far as it is read: every column of the tables that are taken over, and
/// some of those that are not.
final class LegacyDatabase {
    private static final String[] TABLES = {
        "schema_migrations (version INTEGER PRIMARY KEY)",
        "domains (id ID, name VARCHAR(255) NOT NULL UNIQUE, latest_run_id VARCHAR(255), latest_run_at VARCHAR(32),"
                + " latest_status VARCHAR(32), latest_level VARCHAR(16), latest_score INTEGER, latest_grade VARCHAR(8),"
                + " created_at VARCHAR(32) NOT NULL, run_count INTEGER NOT NULL DEFAULT 0)",
        "tags (name VARCHAR(255) PRIMARY KEY, description TEXT, created_at VARCHAR(32), default_profile_id BIG)",
        "domain_tags (domain_id BIG, tag VARCHAR(255), PRIMARY KEY (domain_id, tag))",
        "jobs (id VARCHAR(255) PRIMARY KEY, domain_id BIG NOT NULL DEFAULT 0, domain VARCHAR(255) NOT NULL,"
                + " batch_id VARCHAR(255) NOT NULL DEFAULT '', status VARCHAR(32) NOT NULL DEFAULT 'queued',"
                + " created_at VARCHAR(32) NOT NULL, started_at VARCHAR(32), progress INTEGER NOT NULL DEFAULT 0,"
                + " error TEXT, profile TEXT, profile_id BIG, profile_name VARCHAR(255),"
                + " priority INTEGER NOT NULL DEFAULT 0, config_json TEXT, public_id VARCHAR(16) UNIQUE)",
        "runs (id VARCHAR(255) PRIMARY KEY, domain_id BIG NOT NULL, domain VARCHAR(255) NOT NULL,"
                + " batch_id VARCHAR(255) NOT NULL DEFAULT '', status VARCHAR(32) NOT NULL,"
                + " created_at VARCHAR(32) NOT NULL, started_at VARCHAR(32), finished_at VARCHAR(32), duration_ms BIG,"
                + " sev_notice INTEGER, sev_warning INTEGER, sev_error INTEGER, sev_critical INTEGER,"
                + " worst_level VARCHAR(16), entry_count INTEGER, profile TEXT, profile_id BIG,"
                + " profile_name VARCHAR(255), effective_profile TEXT, priority INTEGER NOT NULL DEFAULT 0,"
                + " score INTEGER, grade VARCHAR(8), nameserver_timings_json TEXT, config_json TEXT,"
                + " public_id VARCHAR(16) UNIQUE, error TEXT)",
        "entries (id ID, run_id VARCHAR(255) NOT NULL, domain_id BIG NOT NULL, timestamp REALNUMBER NOT NULL,"
                + " module VARCHAR(64), testcase VARCHAR(64), tag VARCHAR(128), level VARCHAR(16), args_json TEXT)",
        "run_dnssec_chain (run_id VARCHAR(255) PRIMARY KEY, chain_json LONGTEXT NOT NULL)",
        "batches (id VARCHAR(255) PRIMARY KEY, tag VARCHAR(255), created_at VARCHAR(32), domain_count INTEGER,"
                + " description TEXT, snapshot_intent INTEGER, origin VARCHAR(32))",
        "settings (KEYNAME VARCHAR(255) PRIMARY KEY, value TEXT)"};

    /// Of the second run, longer than a TEXT of MariaDB. The fourth has one that is unreadable.
    static final String CHAIN = "{\"version\":2,\"zone\":\"b.example\",\"text\":\"" + "x".repeat(70_000) + "\"}";

    private final Driver driver;
    private final Connection connection;

    private LegacyDatabase(Driver driver, Connection connection) {
        this.driver = driver;
        this.connection = connection;
    }

    /// @param runs ended runs, with two entries each but for every fifth
    static void make(Driver driver, String dsn, int runs) throws SQLException {
        try (DirectDatabase database = DirectDatabase.owning(driver, dsn); Connection connection = database.connect()) {
            var legacy = new LegacyDatabase(driver, connection);
            legacy.tables();
            legacy.rows(runs);
        }
    }

    private void tables() throws SQLException {
        for (String table : TABLES) {
            execute("CREATE TABLE " + switch (driver) {
                case POSTGRES -> table.replace(" ID,", " BIGSERIAL PRIMARY KEY,").replace(" BIG", " BIGINT")
                        .replace("BIGINTSERIAL", "BIGSERIAL").replace("REALNUMBER", "DOUBLE PRECISION")
                        .replace("LONGTEXT", "TEXT")
                        .replace("KEYNAME", "\"key\"");
                case MARIADB -> table.replace(" ID,", " BIGINT AUTO_INCREMENT PRIMARY KEY,")
                        .replace(" BIG,", " BIGINT,").replace(" BIG ", " BIGINT ").replace(" BIG)", " BIGINT)")
                        .replace("REALNUMBER", "DOUBLE").replace("KEYNAME", "`key`");
                default -> table.replace(" ID,", " INTEGER PRIMARY KEY,").replace(" BIG", " INTEGER")
                        .replace("REALNUMBER", "REAL").replace("KEYNAME", "\"key\"");
            });
        }
        execute("CREATE INDEX runs_created ON runs (created_at)");
        execute("CREATE INDEX entries_run ON entries (run_id)");
    }

    private void rows(int runs) throws SQLException {
        for (int version = 1; version <= 14; version++) {
            execute("INSERT INTO schema_migrations VALUES (" + version + ")");
        }
        execute("INSERT INTO domains (id, name, created_at, run_count)"
                + " VALUES (3, 'a.example', '2026-01-01T00:00:00.000000000Z', 40)");
        execute("INSERT INTO domains (id, name, created_at, run_count)"
                + " VALUES (7, 'b.example', '2026-01-01T00:00:01.500000000Z', 2)");
        execute("INSERT INTO tags (name) VALUES ('Prod')");
        execute("INSERT INTO tags (name) VALUES ('test')");
        execute("INSERT INTO batches (id) VALUES ('batch1')");
        // ids fall while times rise, so that their order is not that of creation
        for (int i = 0; i < runs; i++) {
            String id = "job%08x".formatted(0xffffff - i);
            run(id, i % 2 == 0 ? 3 : 7, i % 2 == 0 ? "a.example" : "b.example", time(i), i);
            for (int seq = 0; seq < 2 && i % 5 != 0; seq++) {
                execute("INSERT INTO entries (run_id, domain_id, timestamp, module, testcase, tag, level, args_json)"
                        + " VALUES ('" + id + "', 3, 0.12345" + seq + ", 'BASIC', 'basic01', 'B01_CHILD_FOUND', '"
                        + (seq == 0 ? "INFO" : "WARNING") + "', '{\"domain\":\"" + seq + "\"}')");
            }
        }
        chain(0xffffff - 1, CHAIN);
        chain(0xffffff - 3, "{\"version\":");
        chain(0xffffff - 4, "");
        run("jobstray", 0, "stray.example", time(runs + 5), 1);
        execute("UPDATE runs SET public_id = NULL WHERE id = 'jobstray'");
        job("jobqueued", "queued", time(runs + 1), "'{\"tests\":[\"basic01\"],\"origin\":\"api\"}'");
        job("jobrunning", "running", time(runs + 2), "NULL");
        job("jobfailed", "failed", time(1), "'no json'");
        // a job whose run is there already
        job("job%08x".formatted(0xffffff), "failed", time(0), "NULL");
    }

    private void chain(int run, String json) throws SQLException {
        execute("INSERT INTO run_dnssec_chain VALUES ('job%08x', '%s')".formatted(run, json));
    }

    private static String time(int i) {
        // nanoseconds and all, fixed width
        return Instant.parse("2026-02-01T00:00:00Z").plusMillis(i * 1500L).toString().replaceAll("(\\.\\d+)?Z$", "")
                + ".%09dZ".formatted(i % 2 * 500_000_000L + 123);
    }

    private void run(String id, int domainId, String domain, String created, int i) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO runs (id, domain_id, domain, status, created_at, started_at, finished_at, duration_ms,
                    sev_notice, sev_warning, sev_error, sev_critical, worst_level, entry_count, effective_profile,
                    priority, score, grade, nameserver_timings_json, config_json, public_id, error)
                VALUES (?, ?, ?, 'succeeded', ?, ?, ?, 1500, 0, ?, 0, 0, ?, 2, '{"net":{}}', 1, 90, 'A', '[]', '{}',
                    ?, '')""")) {
            insert.setString(1, id);
            insert.setInt(2, domainId);
            insert.setString(3, domain);
            insert.setString(4, created);
            insert.setString(5, created);
            insert.setString(6, created.replace("2026-02", "2026-03"));
            insert.setInt(7, i % 5 == 0 ? 0 : 1);
            insert.setString(8, i % 5 == 0 ? "" : "WARNING");
            insert.setString(9, "pub" + id.substring(3));
            insert.executeUpdate();
        }
    }

    private void job(String id, String status, String created, String config) throws SQLException {
        execute("INSERT INTO jobs (id, domain, status, created_at, started_at, config_json, public_id, error)"
                + " VALUES ('" + id + "', 'a.example', '" + status + "', '" + created
                + "', '0001-01-01T00:00:00.000000000Z', " + config + ", '" + id + "', 'graduation failed: x')");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
