package dev.gonemaster.transfer;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.persistence.Migrations;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;

/// Fills an empty database from a backup of either form, of the same or another kind of database. As with a copy, what
/// was interrupted goes on, and what was written is compared with what was read.
final class Restore {
    private static final byte[] SQLITE_MARK = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private final PrintStream out;
    private final Progress progress;

    Restore(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /// @return the database has everything that the backup has
    boolean run(Path file, Place to) throws SQLException, IOException {
        if (!Files.isRegularFile(file)) {
            throw new TransferException(file + " is not there");
        }
        if (!isSqlite(file)) {
            try (Source source = BackupSource.open(file, progress)) {
                return copied(source, to);
            }
        }
        Path folder = Files.createTempDirectory("gonemaster-restore",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (DirectDatabase database = DirectDatabase.reading(Driver.SQLITE, raised(file, folder).toString());
                Source source = DatabaseSource.of(database, "the backup " + file.toAbsolutePath())) {
            return copied(source, to);
        } finally {
            delete(folder);
        }
    }

    private boolean copied(Source source, Place to) throws SQLException, IOException {
        try (DirectDatabase target = DirectDatabase.owning(to.driver(), to.dsn().reveal())) {
            out.println("from " + source.name() + " to " + target.location());
            return new Copy(source, target, out, progress).run();
        }
    }

    private static boolean isSqlite(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(SQLITE_MARK.length), SQLITE_MARK);
        }
    }

    /// The file, or where its schema is older a copy of it with the one of this version.
    private static Path raised(Path file, Path folder) throws IOException {
        Migrations.State state;
        try (DirectDatabase database = DirectDatabase.reading(Driver.SQLITE, file.toString())) {
            state = database.migrations().state();
        }
        boolean older = state.version() != null && !state.pending().isEmpty();
        if (!older || !state.newer().isEmpty() || !state.broken().isEmpty()) {
            return file;
        }
        Path copy = Files.copy(file, folder.resolve("older.db"));
        try (DirectDatabase database = DirectDatabase.owning(Driver.SQLITE, copy.toString())) {
            database.migrations().migrate();
        }
        return copy;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
