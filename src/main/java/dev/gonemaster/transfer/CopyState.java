package dev.gonemaster.transfer;

import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.persistence.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// How far a copy is, kept in a table of its target and written in the transaction of the rows it is about: which
/// source it is from, the position in each part, count and checksum of each table. While the table is there no server
/// starts on the target.
final class CopyState {
    private static final String TABLE = Migrations.UNFINISHED_TABLE;
    private static final String SOURCE = "source";
    private static final String DONE = "done";

    private final Connection connection;
    private final Map<String, String> values = new HashMap<>();

    private CopyState(Connection connection) {
        this.connection = connection;
    }

    /// Makes the table where it is missing, and reads it. Not inside a transaction: some databases commit with a table.
    static CopyState open(Connection connection, Dialect dialect) throws SQLException {
        var state = new CopyState(connection);
        if (!exists(connection)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + TABLE
                        + " (name VARCHAR(64) NOT NULL PRIMARY KEY, value VARCHAR(2000) NOT NULL)"
                        + (dialect == Dialect.MARIADB ? " ENGINE = InnoDB DEFAULT CHARSET = utf8mb4" : ""));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, value FROM " + TABLE)) {
            while (rows.next()) {
                state.values.put(rows.getString(1), rows.getString(2));
            }
        }
        return state;
    }

    static boolean exists(Connection connection) throws SQLException {
        return DirectDatabase.hasTable(connection, TABLE);
    }

    /// The source that the copy is from; empty when none has begun.
    String source() {
        return values.getOrDefault(SOURCE, "");
    }

    void begin(String source) throws SQLException {
        put(SOURCE, source);
    }

    String position(Part part) {
        return values.getOrDefault("position." + part, "");
    }

    boolean done(Part part) {
        return values.getOrDefault("state." + part, "").equals(DONE);
    }

    Tally tally(Table table) {
        String checksum = values.get("checksum." + table);
        return checksum == null ? new Tally()
                : new Tally(Long.parseLong(values.getOrDefault("rows." + table, "0")), checksum);
    }

    /// Writes what holds after a page. Inside its transaction.
    void note(Part part, Page page, Map<Table, Tally> tallies) throws SQLException {
        put("position." + part, page.position());
        if (page.last()) {
            put("state." + part, DONE);
        }
        for (Table table : part.tables()) {
            Tally tally = tallies.getOrDefault(table, new Tally());
            put("rows." + table, String.valueOf(tally.rows()));
            put("checksum." + table, tally.checksum());
        }
    }

    /// The copy is complete: the table goes, and servers may come.
    void end() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + TABLE);
        }
    }

    private void put(String name, String value) throws SQLException {
        String known = values.put(name, value);
        if (value.equals(known)) {
            return;
        }
        try (PreparedStatement write = connection.prepareStatement(known == null
                ? "INSERT INTO " + TABLE + " (value, name) VALUES (?, ?)"
                : "UPDATE " + TABLE + " SET value = ? WHERE name = ?")) {
            write.setString(1, value);
            write.setString(2, name);
            write.executeUpdate();
        }
    }
}
