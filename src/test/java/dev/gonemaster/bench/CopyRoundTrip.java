package dev.gonemaster.bench;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DatabaseServer;
import dev.gonemaster.persistence.DirectDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Copies a population from SQLite to PostgreSQL, to MariaDB and back to SQLite with the command that operators use,
/// kills the first two copies on the way, and compares the checksums at the end. `src/test/bench/copy.sh` runs it.
public final class CopyRoundTrip {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Path folder = Files.createTempDirectory("gonemaster-copy");
    private final int runs;

    private CopyRoundTrip(int runs) throws IOException {
        this.runs = runs;
    }

    /// @param args runs and entries of each
    public static void main(String[] args) throws Exception {
        var trip = new CopyRoundTrip(Integer.parseInt(args[0]));
        try {
            trip.go(Integer.parseInt(args[1]));
        } finally {
            trip.clear();
        }
        System.exit(0);
    }

    private void go(int entries) throws Exception {
        String first = folder.resolve("first.db").toString();
        String last = folder.resolve("last.db").toString();
        long begun = System.nanoTime();
        try (DirectDatabase database = DirectDatabase.owning(Driver.SQLITE, first)) {
            Population.fill(database, runs, entries, runs / 100);
        }
        System.out.printf("made %,d runs with %,d entries each in %s%n", runs, entries, since(begun));
        String postgres = DatabaseServer.postgres().freshDatabase();
        String mariadb = DatabaseServer.mariadb().freshDatabase();
        List<String> there = leg(first, Driver.POSTGRES, postgres, true);
        List<String> on = leg(postgres, Driver.MARIADB, mariadb, true);
        List<String> back = leg(mariadb, Driver.SQLITE, last, false);
        if (!there.equals(on) || !there.equals(back)) {
            throw new IllegalStateException("the checksums differ");
        }
        System.out.println("equal checksums after three copies:");
        back.forEach(System.out::println);
    }

    /// @return the lines with counts and checksums
    private List<String> leg(String from, Driver driver, String to, boolean killed) throws Exception {
        long begun = System.nanoTime();
        if (killed) {
            Process process = copy(from, to, folder.resolve("killed.log"));
            awaitRows(process, driver, to);
            process.destroyForcibly().waitFor();
            System.out.printf("killed (-9) after %,d runs%n", rows(driver, to));
        }
        Path log = folder.resolve("copy.log");
        int code = copy(from, to, log).waitFor();
        List<String> lines = Files.readAllLines(log);
        lines.forEach(System.out::println);
        if (code != 0) {
            throw new IllegalStateException("the copy to " + driver + " ended with " + code);
        }
        System.out.printf("copy to %s: %s in all%n%n", driver, since(begun));
        return new ArrayList<>(lines.stream().filter(line -> line.matches("\\w+ +\\d+  [0-9a-f]{64}")).toList());
    }

    private Process copy(String from, String to, Path log) throws IOException {
        return new ProcessBuilder("bin/gonemaster-server", "db", "copy", "--from", from, "--to", to)
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    /// Waits until about a third is there.
    private void awaitRows(Process process, Driver driver, String dsn) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (rows(driver, dsn) < runs / 3) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the copy was too fast, or too slow, to be killed");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static long rows(Driver driver, String dsn) {
        try (DirectDatabase database = DirectDatabase.reading(driver, dsn);
                Connection connection = database.connect()) {
            if (!DirectDatabase.hasTable(connection, "runs")) {
                return 0;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM runs")) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private void clear() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static String since(long begun) {
        return "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
    }
}
