package dev.gonemaster.transfer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a MariaDB database is, as its own tables say; nothing here needs rights beyond those of the server.
///
/// @param figures takes them
record MariadbFigures(Connection connection, Figures figures) {
    void put() throws SQLException {
        long all = 0;
        var sizes = new TreeMap<String, Long>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT table_name, data_length + index_length, data_free FROM information_schema.tables
                WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY 2 DESC""")) {
            while (rows.next()) {
                sizes.put(rows.getString(1), rows.getLong(2));
                all += rows.getLong(2);
                figures.put("free_bytes", rows.getString(1), rows.getLong(3));
            }
        }
        figures.put("size_bytes", "database", all);
        sizes.forEach((table, size) -> figures.put("size_bytes", table, size));
        Map<String, String> status = named("SHOW GLOBAL STATUS");
        figures.put("connections", "of the server", number(status, "Threads_connected"));
        figures.put("connections", "at work", number(status, "Threads_running"));
        figures.put("connections", "of this database", Stats.number(connection,
                "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()"));
        Map<String, String> variables = named("SHOW GLOBAL VARIABLES");
        figures.put("connections", "most of the server", number(variables, "max_connections"));
        Long asked = number(status, "Innodb_buffer_pool_read_requests");
        Long read = number(status, "Innodb_buffer_pool_reads");
        figures.put("cache", "hit percent of the buffer pool",
                asked == null || read == null || asked == 0 ? null : Double.valueOf(100.0 * (asked - read) / asked));
        figures.put("cache", "buffer pool_bytes", number(variables, "innodb_buffer_pool_size"));
        figures.put("slow queries", "so far", number(status, "Slow_queries"));
        figures.put("slow queries", "log", variables.get("slow_query_log"));
        figures.put("mariadb", "innodb_file_per_table", variables.get("innodb_file_per_table"));
    }

    private Map<String, String> named(String sql) throws SQLException {
        var values = new TreeMap<String, String>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getString(2));
            }
        }
        return values;
    }

    private static @Nullable Long number(Map<String, String> values, String name) {
        String value = values.get(name);
        return value == null || !value.matches("-?\\d{1,18}") ? null : Long.valueOf(value);
    }
}
