package dev.gonemaster.transfer;

import dev.gonemaster.persistence.DirectDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// How a SQLite file is.
///
/// @param figures takes them
record SqliteFigures(Connection connection, DirectDatabase database, Figures figures) {
    void put() throws SQLException {
        Path file = database.file().orElseThrow();
        figures.put("size_bytes", "database", size(file));
        figures.put("size_bytes", "write-ahead log", size(Path.of(file + "-wal")));
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("""
                SELECT s.tbl_name, SUM(d.pgsize) FROM dbstat d JOIN sqlite_schema s ON s.name = d.name
                WHERE d.aggregate = TRUE GROUP BY s.tbl_name ORDER BY 2 DESC""")) {
            while (rows.next()) {
                figures.put("size_bytes", rows.getString(1), rows.getLong(2));
            }
        }
        Long pages = Stats.number(connection, "PRAGMA page_count");
        Long free = Stats.number(connection, "PRAGMA freelist_count");
        figures.put("sqlite", "page size", Stats.number(connection, "PRAGMA page_size"));
        figures.put("sqlite", "pages", pages);
        figures.put("sqlite", "pages free", free);
        figures.put("sqlite", "pages free percent",
                pages == null || free == null || pages == 0 ? null : Double.valueOf(100.0 * free / pages));
        figures.put("sqlite", "journal mode", Stats.text(connection, "PRAGMA journal_mode"));
        Long vacuum = Stats.number(connection, "PRAGMA auto_vacuum");
        figures.put("sqlite", "auto vacuum", vacuum == null ? null : switch (vacuum.intValue()) {
            case 1 -> "full";
            case 2 -> "incremental";
            default -> "none";
        });
        figures.put("connections", "a server has the file", database.lockedByAnother() ? "yes" : "no");
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException _) {
            return 0;
        }
    }
}
