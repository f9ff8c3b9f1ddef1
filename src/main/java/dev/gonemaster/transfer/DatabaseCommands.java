package dev.gonemaster.transfer;

import dev.gonemaster.persistence.DatabaseRefusedException;
import dev.gonemaster.persistence.DirectDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The commands of `gonemaster-server db`. The launcher, which lives in another class loader, calls [#run] by name; so
/// nothing but types of the JDK passes.
public final class DatabaseCommands {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISTAKEN = 2;
    /// Named limit: characters of an error that a driver tells.
    private static final int ERROR_MAX = 500;

    private final Map<String, String> options;
    private final PrintStream out;
    private final Progress progress;

    private DatabaseCommands(Map<String, String> options, PrintStream out, Progress progress) {
        this.options = options;
        this.out = out;
        this.progress = progress;
    }

    /// Runs one command to its end.
    ///
    /// | command | options |
    /// |---|---|
    /// | `copy` | `from`, `to` (DSNs), `from-driver`, `to-driver` (empty: by the form of the DSN) |
    /// | `backup` | `driver`, `dsn`, `file`, `format` (empty: by the name of the file), `force` (`true`) |
    /// | `restore` | `driver`, `dsn`, `file` |
    /// | `check` | `driver`, `dsn` |
    /// | `stats` | `driver`, `dsn`, `json` (`true`), `retention-days` |
    ///
    /// @param err takes progress, and one line that says what went wrong
    /// @param terminal whether `err` is one, where a line can be written anew
    /// @return the exit code: 0 done and sound, 1 not, 2 called wrongly
    public static int run(String command, Map<String, String> options, PrintStream out, PrintStream err,
                          boolean terminal) {
        var progress = new Progress(err, terminal, System::nanoTime);
        try {
            return new DatabaseCommands(Map.copyOf(options), out, progress).run(command);
        } catch (UsageException e) {
            return told(err, progress, MISTAKEN, e.getMessage());
        } catch (TransferException | DatabaseRefusedException | IOException e) {
            return told(err, progress, FAILED, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            return told(err, progress, FAILED, text(e));
        } catch (RuntimeException e) {
            return told(err, progress, FAILED, "this is a defect: " + e);
        }
    }

    private static int told(PrintStream err, Progress progress, int code, String sentence) {
        progress.end();
        String line = sentence.replaceAll("\\s+", " ");
        err.println("gonemaster-server: " + (line.length() > ERROR_MAX ? line.substring(0, ERROR_MAX) + "..." : line));
        return code;
    }

    /// A batch that fails says the whole statement; what was wrong with it comes behind.
    private static String text(SQLException error) {
        SQLException told = error;
        if (error instanceof BatchUpdateException && error.getNextException() != null) {
            told = error.getNextException();
        }
        String message = String.valueOf(told.getMessage());
        return message.startsWith("the database") ? message : "the database says: " + message;
    }

    private int run(String command) throws SQLException, IOException {
        return switch (command) {
            case "copy" -> copy();
            case "backup" -> backup();
            case "restore" -> restore();
            case "check" -> check();
            case "stats" -> stats();
            default -> throw new UsageException("there is no command db " + command.replaceAll("\\p{Cntrl}", "?"));
        };
    }

    private int copy() throws SQLException, IOException {
        Place from = Place.of(option("from-driver"), needed("from", "--from or GONEMASTER_DB_COPY_FROM"));
        Place to = Place.of(option("to-driver"), needed("to", "--to or GONEMASTER_DB_COPY_TO"));
        long begun = System.nanoTime();
        try (DirectDatabase source = DirectDatabase.reading(from.driver(), from.dsn().reveal());
                Source rows = source(source)) {
            try (DirectDatabase target = target(to, source)) {
                out.println("from " + rows.name() + " to " + target.location());
                boolean equal = new Copy(rows, target, out, progress).run();
                out.println("took " + Progress.duration(Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
                return equal ? DONE : FAILED;
            }
        }
    }

    private static Source source(DirectDatabase database) throws SQLException {
        return LegacySource.recognises(database) ? LegacySource.of(database) : DatabaseSource.of(database);
    }

    private static DirectDatabase target(Place to, DirectDatabase source) {
        DirectDatabase target = DirectDatabase.owning(to.driver(), to.dsn().reveal());
        if (target.dialect() == source.dialect() && target.location().equals(source.location())) {
            target.close();
            throw new UsageException("source and target are the same database");
        }
        return target;
    }

    private int backup() throws SQLException, IOException {
        Path file = file();
        try (DirectDatabase database = reading()) {
            new Backup(database, out, progress, Clock.systemUTC()).write(file, option("format"),
                    option("force").equals("true"));
        }
        return DONE;
    }

    private int restore() throws SQLException, IOException {
        Path file = file();
        Place place = place();
        return new Restore(out, progress).run(file, place) ? DONE : FAILED;
    }

    private int check() throws SQLException {
        try (DirectDatabase database = reading()) {
            List<String> findings = new Check(database, progress).findings();
            findings.forEach(out::println);
            out.println(findings.isEmpty() ? database.location() + " is sound"
                    : database.location() + " is NOT sound: " + findings.size() + " findings");
            return findings.isEmpty() ? DONE : FAILED;
        }
    }

    private int stats() throws SQLException, IOException {
        try (DirectDatabase database = reading()) {
            int days = option("retention-days").isEmpty() ? 0 : Integer.parseInt(option("retention-days"));
            Figures figures = new Stats(database, days, Clock.systemUTC()).figures();
            if (option("json").equals("true")) {
                out.println(figures.json());
            } else {
                figures.print(out);
            }
            return DONE;
        }
    }

    private DirectDatabase reading() {
        Place place = place();
        return DirectDatabase.reading(place.driver(), place.dsn().reveal());
    }

    private Place place() {
        return Place.of(needed("driver", "--db-driver"), option("dsn"));
    }

    private Path file() {
        return Path.of(needed("file", "the name of the file"));
    }

    private String option(String name) {
        return options.getOrDefault(name, "");
    }

    private String needed(String name, String how) {
        String value = option(name);
        if (value.isBlank()) {
            throw new UsageException("missing: " + how);
        }
        return value;
    }
}
