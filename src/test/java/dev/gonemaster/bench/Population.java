package dev.gonemaster.bench;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DirectDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Locale;
import java.util.Random;

/// Fills an empty database as servers would have over a year: ended jobs of every kind with runs and entries, their
/// domains, and jobs that wait. The same numbers give the same rows on every database. Also a program:
/// `Population DRIVER DSN RUNS ENTRIES WAITING`.
public final class Population {
    /// Microseconds: 2026-01-01, and the time between two jobs.
    private static final long FIRST = 1_767_225_600_000_000L;
    private static final long STEP = 250_123;
    private static final String SCORING = "score".repeat(8);
    private static final int RUNS_PER_DOMAIN = 10;
    private static final int TRANSACTION = 2_000;
    private static final String PROFILE =
            "{\"test_levels\":{\"ZONE\":{\"Z09_MISSING_MAIL_TARGET\":\"NOTICE\"}},\"net\":{\"ipv6\":%s}}";
    private static final String[] LEVELS = {"INFO", "NOTICE", "INFO", "WARNING", "INFO", "ERROR", "INFO", "CRITICAL"};
    private static final String[] TAGS = {"B01_CHILD_FOUND", "A_TAG_OF_SOME_LENGTH", "Z09_MISSING_MAIL_TARGET",
            "NO_IPV6"};

    private final Connection connection;
    private final int runs;
    private final int entries;
    private final Random random = new Random(1);

    private Population(Connection connection, int runs, int entries) {
        this.connection = connection;
        this.runs = runs;
        this.entries = entries;
    }

    /// @param args driver, DSN, runs, entries of each, jobs that wait
    public static void main(String[] args) throws SQLException {
        long begun = System.nanoTime();
        try (DirectDatabase database =
                DirectDatabase.owning(Driver.valueOf(args[0].toUpperCase(Locale.ROOT)), args[1])) {
            fill(database, Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        }
        System.out.printf(Locale.ROOT, "%s runs with %s entries each in %.1f s%n", args[2], args[3],
                (System.nanoTime() - begun) / 1e9);
    }

    /// Brings the schema up and fills the tables.
    ///
    /// @param entries of each run that was started
    /// @param waiting jobs without a run: queued, and every fourth paused
    public static void fill(DirectDatabase database, int runs, int entries, int waiting) throws SQLException {
        database.migrations().migrate();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            var population = new Population(connection, runs, entries);
            population.parents();
            for (int from = 1; from <= runs; from += TRANSACTION) {
                population.jobs(from, Math.min(from + TRANSACTION, runs + 1));
            }
            population.waiting(waiting);
            population.ids();
        }
    }

    private static boolean started(int number) {
        return number % 17 != 0;
    }

    private static String state(int number) {
        return !started(number) ? "canceled" : number % 13 == 0 ? "failed" : number % 29 == 0 ? "expired" : "succeeded";
    }

    private int domains() {
        return (runs + RUNS_PER_DOMAIN - 1) / RUNS_PER_DOMAIN;
    }

    private int domainOf(int number) {
        return (number - 1) % domains() + 1;
    }

    private static String domain(int id) {
        return "zone" + id + (id % 3 == 0 ? ".xn--rksmrgs-5wao1o.example" : ".example");
    }

    private static long finished(int number) {
        return FIRST + number * STEP + 7_000_001L;
    }

    private void parents() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO effective_profiles (digest, profile) VALUES (?, ?)")) {
            for (String truth : new String[] {"true", "false"}) {
                insert.setString(1, truth.repeat(8).substring(0, 32));
                insert.setString(2, PROFILE.formatted(truth));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO scoring_configs (digest, config) VALUES (?, ?)")) {
            insert.setString(1, SCORING);
            insert.setString(2, "{\"tag_penalties\":{\"DS07_NOT_SIGNED\":40}}");
            insert.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO settings (name, value) VALUES (?, ?)")) {
            insert.setString(1, "retention_days");
            insert.setString(2, "90");
            insert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO domains (id, name, latest_run_id, latest_run_at, latest_status, latest_level, created_at,
                    run_count, latest_score_tenths, latest_grade)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (int id = 1; id <= domains(); id++) {
                int count = (runs - id) / domains() + 1;
                int latest = id + (count - 1) * domains();
                insert.setLong(1, id);
                insert.setString(2, domain(id));
                insert.setLong(3, latest);
                insert.setLong(4, finished(latest));
                insert.setString(5, state(latest));
                insert.setString(6, started(latest) && entries > 0 ? worst() : null);
                insert.setLong(7, FIRST);
                insert.setLong(8, count);
                mark(insert, 9, latest);
                insert.addBatch();
                if (id % TRANSACTION == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private long count(String level) {
        long count = 0;
        for (int seq = 0; seq < entries; seq++) {
            count += LEVELS[seq % LEVELS.length].equals(level) ? 1 : 0;
        }
        return count;
    }

    private String worst() {
        return count("CRITICAL") > 0 ? "CRITICAL" : count("ERROR") > 0 ? "ERROR" : count("WARNING") > 0 ? "WARNING"
                : count("NOTICE") > 0 ? "NOTICE" : null;
    }

    private void jobs(int from, int to) throws SQLException {
        try (PreparedStatement job = connection.prepareStatement("""
                INSERT INTO jobs (id, public_id, domain, status, priority, config_json, created_at, started_at,
                    finished_at, progress, error, attempt, sev_notice, sev_warning, sev_error, sev_critical,
                    score_tenths, grade, queue_position)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 100, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement run = connection.prepareStatement("""
                        INSERT INTO runs (id, public_id, domain, status, priority, config_json, created_at, started_at,
                            finished_at, error, attempt, sev_notice, sev_warning, sev_error, sev_critical, domain_id,
                            duration_ms, worst_level, entry_count, nameserver_timings_json, effective_profile_digest,
                            score_tenths, grade, score_json, scoring_config_digest)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement entry = connection.prepareStatement("""
                        INSERT INTO entries (run_id, seq, domain_id, timestamp, module, testcase, tag, level, args_json)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (int number = from; number < to; number++) {
                common(job, number);
                common(run, number);
                run.setLong(16, domainOf(number));
                run.setLong(17, started(number) ? 7_000 : 0);
                run.setString(18, started(number) ? worst() : null);
                run.setInt(19, started(number) ? entries : 0);
                run.setString(20, started(number) ? "[{\"nameserver\":\"ns1.example\",\"avg_ms\":12.5}]" : null);
                run.setString(21, started(number) ? "true".repeat(8) : null);
                mark(job, 16, number);
                job.setLong(18, number);
                mark(run, 22, number);
                run.setString(24, scored(number) ? "{\"score\":" + tenths(number) / 10.0 + ",\"grade\":\"A\"}" : null);
                run.setString(25, scored(number) ? SCORING : null);
                job.addBatch();
                run.addBatch();
                for (int seq = 0; started(number) && seq < entries; seq++) {
                    entry(entry, number, seq);
                }
            }
            job.executeBatch();
            run.executeBatch();
            if (entries > 0) {
                entry.executeBatch();
            }
        }
        connection.commit();
    }

    private static boolean scored(int number) {
        return state(number).equals("succeeded");
    }

    private static int tenths(int number) {
        return 900 + number % 100;
    }

    private static void mark(PreparedStatement insert, int first, int number) throws SQLException {
        insert.setObject(first, scored(number) ? tenths(number) : null, Types.INTEGER);
        insert.setString(first + 1, scored(number) ? "A" : null);
    }

    private void common(PreparedStatement insert, int number) throws SQLException {
        insert.setLong(1, number);
        insert.setString(2, publicId(number));
        insert.setString(3, domain(domainOf(number)));
        insert.setString(4, state(number));
        insert.setInt(5, number % 5 == 0 ? 1 : 0);
        insert.setString(6, number % 7 == 0 ? "{\"tests\":[\"basic01\"],\"ipv6_disabled\":true}" : "{}");
        insert.setLong(7, FIRST + number * STEP);
        if (started(number)) {
            insert.setLong(8, finished(number) - 7_000_001L);
        } else {
            insert.setNull(8, Types.BIGINT);
        }
        insert.setLong(9, finished(number));
        insert.setString(10, state(number).equals("succeeded") ? null : state(number) + ": Grüße, \"ночь\" 🌙\n");
        insert.setInt(11, started(number) ? 1 : 0);
        String[] levels = {"NOTICE", "WARNING", "ERROR", "CRITICAL"};
        for (int i = 0; i < levels.length; i++) {
            insert.setLong(12 + i, started(number) ? count(levels[i]) : 0);
        }
    }

    private void entry(PreparedStatement insert, int number, int seq) throws SQLException {
        insert.setLong(1, number);
        insert.setInt(2, seq);
        insert.setLong(3, domainOf(number));
        insert.setDouble(4, random.nextInt(7_000_000) / 1e6);
        insert.setString(5, "ZONE");
        insert.setString(6, "zone09");
        insert.setString(7, TAGS[(number + seq) % TAGS.length]);
        insert.setString(8, LEVELS[seq % LEVELS.length]);
        insert.setString(9, "{\"servers\":[{\"ns\":\"ns" + seq + ".example\",\"address\":\"192.0.2." + seq % 256
                + "\"}],\"text\":\"é☃" + random.nextInt() + "\"}");
        insert.addBatch();
    }

    private static String publicId(long number) {
        return "p%011d".formatted(number);
    }

    private void waiting(int waiting) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO jobs (id, public_id, domain, status, priority, config_json, created_at, queue_position)
                VALUES (?, ?, ?, ?, ?, '{}', ?, ?)""")) {
            for (int i = 1; i <= waiting; i++) {
                insert.setLong(1, runs + i);
                insert.setString(2, publicId(runs + i));
                insert.setString(3, "waiting" + i + ".example");
                insert.setString(4, i % 4 == 0 ? "paused" : "queued");
                insert.setInt(5, i % 2);
                insert.setLong(6, FIRST + (runs + i) * STEP);
                insert.setLong(7, runs + i);
                insert.addBatch();
                if (i % TRANSACTION == 0) {
                    insert.executeBatch();
                }
            }
            if (waiting % TRANSACTION != 0) {
                insert.executeBatch();
            }
        }
        connection.commit();
    }

    private void ids() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : new String[] {"jobs", "domains"}) {
                statement.executeUpdate("UPDATE id_blocks SET next_id = (SELECT COALESCE(MAX(id), 0) + 10000 FROM "
                        + table + ") WHERE name = '" + table + "'");
            }
        }
        connection.commit();
    }
}
