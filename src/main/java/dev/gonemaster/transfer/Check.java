package dev.gonemaster.transfer;

import dev.gonemaster.jobs.JobId;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.persistence.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Looks whether a database is sound. Reads range by range, each in a transaction of its own, so that servers are not
/// disturbed; what a server changes in the middle of one statement is not seen half.
final class Check {
    /// Named size: numbers of jobs or domains that are looked at together.
    private static final int RANGE = 1_000;
    /// Named limits: what is shown of a finding, and of what the database itself finds.
    private static final int SHOWN_MAX = 3;
    private static final int LINES_MAX = 20;
    private static final String TERMINAL = "('succeeded', 'failed', 'canceled', 'expired')";

    private final DirectDatabase database;
    private final Progress progress;
    private final List<String> findings = new ArrayList<>();

    /// What may be wrong with some rows.
    ///
    /// @param title of the finding, in front of number and examples
    /// @param sql ids of the rows with an id above the first and up to the second parameter
    private record Rule(String title, String sql) {
    }

    private static final List<Rule> OF_JOBS = List.of(
            new Rule("runs without their job", """
                    SELECT r.id FROM runs r WHERE r.id > ? AND r.id <= ?
                    AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.id = r.id)"""),
            new Rule("ended jobs without their run", """
                    SELECT j.id FROM jobs j WHERE j.id > ? AND j.id <= ? AND j.status IN %s
                    AND NOT EXISTS (SELECT 1 FROM runs r WHERE r.id = j.id)""".formatted(TERMINAL)),
            new Rule("runs of jobs that have not ended", """
                    SELECT j.id FROM jobs j WHERE j.id > ? AND j.id <= ? AND j.status NOT IN %s
                    AND EXISTS (SELECT 1 FROM runs r WHERE r.id = j.id)""".formatted(TERMINAL)),
            new Rule("runs that ended otherwise than their job", """
                    SELECT j.id FROM jobs j JOIN runs r ON r.id = j.id WHERE j.id > ? AND j.id <= ?
                    AND j.status IN %s AND j.status <> r.status""".formatted(TERMINAL)),
            new Rule("entries without their run, of jobs", """
                    SELECT DISTINCT e.run_id FROM entries e WHERE e.run_id > ? AND e.run_id <= ?
                    AND NOT EXISTS (SELECT 1 FROM runs r WHERE r.id = e.run_id)"""),
            new Rule("runs with another number of entries than they say", """
                    SELECT r.id FROM runs r WHERE r.id > ? AND r.id <= ?
                    AND r.entry_count <> (SELECT COUNT(*) FROM entries e WHERE e.run_id = r.id)"""),
            new Rule("runs without their domain", """
                    SELECT r.id FROM runs r WHERE r.id > ? AND r.id <= ?
                    AND NOT EXISTS (SELECT 1 FROM domains d WHERE d.id = r.domain_id)"""),
            new Rule("runs without their profile", """
                    SELECT r.id FROM runs r WHERE r.id > ? AND r.id <= ? AND r.effective_profile_digest IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM effective_profiles p WHERE p.digest = r.effective_profile_digest)"""),
            new Rule("runs without their scoring configuration", """
                    SELECT r.id FROM runs r WHERE r.id > ? AND r.id <= ? AND r.scoring_config_digest IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM scoring_configs c WHERE c.digest = r.scoring_config_digest)"""),
            new Rule("running jobs of servers that are not there", """
                    SELECT j.id FROM jobs j WHERE j.id > ? AND j.id <= ? AND j.status = 'running'
                    AND NOT EXISTS (SELECT 1 FROM instances i WHERE i.id = j.instance)"""));

    private static final List<Rule> OF_DOMAINS = List.of(
            new Rule("domains with another number of runs than they say", """
                    SELECT d.id FROM domains d WHERE d.id > ? AND d.id <= ?
                    AND d.run_count <> (SELECT COUNT(*) FROM runs r WHERE r.domain_id = d.id)"""),
            new Rule("domains whose latest run is another one than they say", """
                    SELECT d.id FROM domains d WHERE d.id > ? AND d.id <= ? AND COALESCE(d.latest_run_id, 0) <>
                    COALESCE((SELECT r.id FROM runs r WHERE r.domain_id = d.id
                        ORDER BY r.finished_at DESC, r.id DESC LIMIT 1), 0)"""),
            new Rule("domains that say something else of their latest run than it is", """
                    SELECT d.id FROM domains d JOIN runs r ON r.id = d.latest_run_id WHERE d.id > ? AND d.id <= ?
                    AND (COALESCE(d.latest_run_at, 0) <> r.finished_at OR COALESCE(d.latest_status, '') <> r.status
                        OR COALESCE(d.latest_level, '') <> COALESCE(r.worst_level, '')
                        OR COALESCE(d.latest_score_tenths, -1) <> COALESCE(r.score_tenths, -1)
                        OR COALESCE(d.latest_grade, '') <> COALESCE(r.grade, ''))"""));

    Check(DirectDatabase database, Progress progress) {
        this.database = database;
        this.progress = progress;
    }

    /// @return what is wrong, a line each; empty when the database is sound
    List<String> findings() throws SQLException {
        try (Connection connection = database.connect()) {
            if (database.dialect() == Dialect.SQLITE) {
                sqlite(connection);
            }
            if (schema(connection)) {
                rows(connection, "jobs", OF_JOBS, "SELECT MIN(id), MAX(id), COUNT(*) FROM "
                        + "(SELECT id FROM jobs UNION SELECT id FROM runs UNION SELECT run_id FROM entries) t");
                rows(connection, "domains", OF_DOMAINS, "SELECT MIN(id), MAX(id), COUNT(*) FROM domains");
                numbers(connection);
            }
        }
        return List.copyOf(findings);
    }

    private void sqlite(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check(" + LINES_MAX + ")")) {
                while (rows.next()) {
                    if (!"ok".equals(rows.getString(1))) {
                        findings.add("integrity: " + rows.getString(1).replaceAll("\\s+", " "));
                    }
                }
            }
            var broken = new TreeMap<String, Long>();
            try (ResultSet rows = statement.executeQuery("PRAGMA foreign_key_check")) {
                while (rows.next()) {
                    broken.merge(rows.getString(1) + " to " + rows.getString(3), 1L, Long::sum);
                }
            }
            broken.forEach((tables, count) ->
                    findings.add("references from " + tables + " that lead nowhere: " + count));
        }
    }

    /// @return the rows can be looked at
    private boolean schema(Connection connection) throws SQLException {
        if (DirectDatabase.hasTable(connection, Migrations.UNFINISHED_TABLE)) {
            findings.add("schema: a copy into this database was interrupted");
        }
        Migrations.State state = database.migrations().state();
        if (state.foreign()) {
            findings.add("schema: this is a database of the Go gonemaster; db copy --from takes it over");
            return false;
        }
        if (!state.broken().isEmpty()) {
            findings.add("schema: steps failed or were changed: " + String.join(", ", state.broken()));
        }
        if (!state.newer().isEmpty()) {
            findings.add("schema: steps of a newer version of this server: " + String.join(", ", state.newer()));
        }
        if (!state.pending().isEmpty()) {
            findings.add("schema: steps that are missing, which the next start of the server does: "
                    + String.join(", ", state.pending()));
        }
        return state.version() != null && state.pending().isEmpty();
    }

    private void rows(Connection connection, String what, List<Rule> rules, String bounds) throws SQLException {
        long first;
        long last;
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(bounds)) {
            row.next();
            if (row.getLong(3) == 0) {
                return;
            }
            first = row.getLong(1);
            last = row.getLong(2);
        }
        progress.begin("checking " + what, 0, last - first + 1);
        var found = new TreeMap<Integer, List<Long>>();
        for (long above = first - 1; above < last; above += RANGE) {
            for (int i = 0; i < rules.size(); i++) {
                List<Long> ids = ids(connection, rules.get(i), above, Math.min(above + RANGE, last));
                found.computeIfAbsent(i, _ -> new ArrayList<>()).addAll(ids);
            }
            progress.add(Math.min(RANGE, last - above));
        }
        progress.end();
        found.forEach((rule, ids) -> {
            if (!ids.isEmpty()) {
                findings.add(rules.get(rule).title() + ": " + ids.size() + " (" + shown(what, ids) + ")");
            }
        });
    }

    private static List<Long> ids(Connection connection, Rule rule, long above, long upTo) throws SQLException {
        var ids = new ArrayList<Long>();
        try (PreparedStatement query = connection.prepareStatement(rule.sql())) {
            query.setLong(1, above);
            query.setLong(2, upTo);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
            }
        }
        return ids;
    }

    private static String shown(String what, List<Long> ids) {
        LongStream first = ids.stream().mapToLong(Long::longValue).limit(SHOWN_MAX);
        return first.mapToObj(id -> what.equals("jobs") && id > 0 && id <= JobId.NUMBER_MAX ? new JobId(id).toString()
                : String.valueOf(id)).collect(Collectors.joining(", ")) + (ids.size() > SHOWN_MAX ? ", ..." : "");
    }

    /// Numbers that would be given out again.
    private void numbers(Connection connection) throws SQLException {
        for (String table : List.of("jobs", "domains")) {
            try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                    "SELECT (SELECT COALESCE(MAX(id), 0) FROM " + table + "), (SELECT COALESCE(MAX(next_id), 0)"
                            + " FROM id_blocks WHERE name = '" + table + "')")) {
                row.next();
                if (row.getLong(1) >= row.getLong(2)) {
                    findings.add("numbers of " + table + " that were given out would come again: the highest is "
                            + row.getLong(1) + ", the next one " + row.getLong(2));
                }
            }
        }
    }
}
