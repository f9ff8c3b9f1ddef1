package dev.gonemaster.transfer;

import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.DirectDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/// Writes a whole database into one file, beside servers that work on it.
final class Backup {
    private final DirectDatabase database;
    private final PrintStream out;
    private final Progress progress;
    private final Clock clock;

    /// What the file is.
    enum Format {
        /// A SQLite database; of a SQLite database alone.
        SQLITE,
        /// [BackupFormat]
        PORTABLE;

        /// @param name empty: the name of the file tells
        static Format of(String name, Path file) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("sqlite") || lower.equals("portable")) {
                return valueOf(lower.toUpperCase(Locale.ROOT));
            }
            if (!lower.isEmpty()) {
                throw new UsageException("--format is sqlite or portable");
            }
            String fileName = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            if (fileName.matches(".*\\.(db|sqlite|sqlite3)")) {
                return SQLITE;
            }
            if (fileName.endsWith(".gz")) {
                return PORTABLE;
            }
            throw new UsageException("the name of the file ends neither with .db, .sqlite or .sqlite3 nor with .gz:"
                    + " choose with --format sqlite or --format portable");
        }
    }

    Backup(DirectDatabase database, PrintStream out, Progress progress, Clock clock) {
        this.database = database;
        this.out = out;
        this.progress = progress;
        this.clock = clock;
    }

    /// @param format name of one, or empty
    /// @param replace whether a file that is there already may go
    void write(Path file, String format, boolean replace) throws SQLException, IOException {
        Format wanted = Format.of(format, file);
        if (wanted == Format.SQLITE && database.dialect() != Dialect.SQLITE) {
            throw new UsageException("only a SQLite database can be backed up as one: name a file that ends with .gz");
        }
        try (NewFile target = new NewFile(file, replace)) {
            switch (wanted) {
                case SQLITE -> copy(target.part());
                case PORTABLE -> export(target.part());
            }
            target.complete();
        }
        out.printf("%s: %s%n", file, Figures.octets(Files.size(file)));
    }

    /// One reading transaction of SQLite's own; writers go on meanwhile.
    private void copy(Path part) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, part.toString());
            vacuum.execute();
        }
    }

    private void export(Path part) throws SQLException, IOException {
        String schema = database.migrations().state().version();
        try (Source source = DatabaseSource.of(database)) {
            var writer = new BackupWriter(source, progress);
            Map<Table, Tally> tallies = writer.write(part, schema, clock.instant());
            tallies.forEach((table, tally) ->
                    out.printf("%-20s %12d  %s%n", table.sqlName(), tally.rows(), tally.checksum()));
            if (source.live()) {
                out.println("a server works on the database: each job is complete or not in the backup; left out, since"
                        + " they were written meanwhile: " + writer.leftOut() + " jobs");
            }
        }
    }
}
