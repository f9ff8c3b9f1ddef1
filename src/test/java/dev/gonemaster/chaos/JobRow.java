package dev.gonemaster.chaos;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A job as the database has it in the end, with what belongs to it.
///
/// @param runs how many run rows it has
/// @param runStatus of its run; null without one
/// @param runAttempt which attempt made the run
/// @param entriesSaid what the run says
/// @param entries rows of entries
record JobRow(long id, String domain, String status, int attempt, int lostLeases, int runs, String runStatus,
              int runAttempt, int entriesSaid, int entries) {
    static List<JobRow> all(Connection connection) throws SQLException {
        var rows = new ArrayList<JobRow>();
        try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery("""
                SELECT j.id, j.domain, j.status, j.attempt, j.lost_leases, COALESCE(r.runs, 0), r.status, r.attempt,
                    r.said, COALESCE(e.entries, 0)
                FROM jobs j
                LEFT JOIN (SELECT id, COUNT(*) AS runs, MAX(status) AS status, MAX(attempt) AS attempt,
                    MAX(entry_count) AS said FROM runs GROUP BY id) r ON r.id = j.id
                LEFT JOIN (SELECT run_id, COUNT(*) AS entries FROM entries GROUP BY run_id) e ON e.run_id = j.id
                ORDER BY j.id""")) {
            while (found.next()) {
                rows.add(new JobRow(found.getLong(1), found.getString(2), found.getString(3), found.getInt(4),
                        found.getInt(5), found.getInt(6), found.getString(7), found.getInt(8), found.getInt(9),
                        found.getInt(10)));
            }
        }
        return rows;
    }

    boolean succeeded() {
        return "succeeded".equals(status);
    }
}
