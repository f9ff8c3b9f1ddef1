package dev.gonemaster.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// How a PostgreSQL database is, as its statistics say; nothing here needs more than the right to connect.
///
/// @param figures takes them
record PostgresFigures(Connection connection, Figures figures) {
    void put() throws SQLException {
        figures.put("size_bytes", "database", Stats.number(connection, "SELECT pg_database_size(current_database())"));
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT relname, pg_total_relation_size(relid), n_dead_tup, n_live_tup,
                    GREATEST(last_vacuum, last_autovacuum), GREATEST(last_analyze, last_autoanalyze)
                FROM pg_stat_user_tables WHERE schemaname = current_schema() ORDER BY 2 DESC""")) {
            while (rows.next()) {
                String table = rows.getString(1);
                figures.put("size_bytes", table, rows.getLong(2));
                figures.put("dead rows", table, rows.getLong(3));
                figures.put("last vacuum", table, rows.getString(5));
                figures.put("last analyze", table, rows.getString(6));
            }
        }
        put("cache", "hit percent of tables", """
                SELECT 100.0 * SUM(heap_blks_hit) / NULLIF(SUM(heap_blks_hit + heap_blks_read), 0)
                FROM pg_statio_user_tables""");
        put("cache", "hit percent of indexes", """
                SELECT 100.0 * SUM(idx_blks_hit) / NULLIF(SUM(idx_blks_hit + idx_blks_read), 0)
                FROM pg_statio_user_tables""");
        connections();
    }

    private void connections() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT COALESCE(state, 'other'), COUNT(*) FROM pg_stat_activity WHERE datname = current_database()
                GROUP BY 1 ORDER BY 1""")) {
            while (rows.next()) {
                figures.put("connections", rows.getString(1), rows.getLong(2));
            }
        }
        figures.put("connections", "of this database",
                Stats.number(connection, "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database()"));
        figures.put("connections", "most of the server",
                Stats.number(connection, "SELECT setting::bigint FROM pg_settings WHERE name = 'max_connections'"));
        put("connections", "oldest transaction seconds", """
                SELECT EXTRACT(EPOCH FROM MAX(clock_timestamp() - xact_start)) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()""");
        figures.put("slow queries", "pg_stat_statements", Stats.text(connection, """
                SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_stat_statements')
                    THEN 'installed' ELSE 'not installed' END"""));
    }

    private void put(String section, String name, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            double value = row.getDouble(1);
            figures.put(section, name, row.wasNull() ? null : Double.valueOf(value));
        }
    }
}
