package dev.gonemaster.transfer;

import dev.gonemaster.bench.Population;
import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DatabaseServer;
import dev.gonemaster.persistence.DirectDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Databases and commands for the tests of this package.
final class Databases {
    private static int files;

    private Databases() {
    }

    /// How a new database without anything in it is reached.
    static synchronized String fresh(Driver driver, Path folder) {
        return switch (driver) {
            case SQLITE -> folder.resolve("fresh" + ++files + ".db").toString();
            case POSTGRES -> DatabaseServer.postgres().freshDatabase();
            case MARIADB -> DatabaseServer.mariadb().freshDatabase();
            case MEMORY -> throw new IllegalArgumentException();
        };
    }

    static void fill(Driver driver, String dsn, int runs, int entries, int waiting) throws SQLException {
        try (DirectDatabase database = DirectDatabase.owning(driver, dsn)) {
            Population.fill(database, runs, entries, waiting);
        }
    }

    static void execute(Driver driver, String dsn, String... statements) throws SQLException {
        try (DirectDatabase database = DirectDatabase.owning(driver, dsn); Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static long number(Driver driver, String dsn, String sql) throws SQLException {
        return Long.parseLong(text(driver, dsn, sql));
    }

    static String text(Driver driver, String dsn, String sql) throws SQLException {
        try (DirectDatabase database = DirectDatabase.reading(driver, dsn); Connection connection = database.connect();
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /// Count and checksum of every table.
    static Map<String, String> checksums(Driver driver, String dsn) throws Exception {
        try (DirectDatabase database = DirectDatabase.reading(driver, dsn);
                Source source = DatabaseSource.of(database)) {
            var checksums = new TreeMap<String, String>();
            Copy.tallies(source, new Progress(System.err, false, System::nanoTime)).forEach((table, tally) ->
                    checksums.put(table.sqlName(), tally.rows() + " " + tally.checksum()));
            return checksums;
        }
    }

    /// What a command has said and how it ended.
    record Said(int code, String out, String err) {
    }

    static Said copy(String from, String to) {
        return run("copy", Map.of("from", from, "to", to));
    }

    static Said run(String command, Driver driver, String dsn, String... more) {
        var options = new HashMap<>(Map.of("driver", driver.name(), "dsn", dsn));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return run(command, options);
    }

    static Said run(String command, Map<String, String> options) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = DatabaseCommands.run(command, options, new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false);
        return new Said(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
