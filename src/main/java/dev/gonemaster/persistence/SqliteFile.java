package dev.gonemaster.persistence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/// A SQLite database that this process owns: while it is open, the lock on `<file>.lock` keeps every other server out.
/// Connections may be taken from any thread; who takes one closes it.
public final class SqliteFile implements AutoCloseable {
    private static final String FOLDER_MODE = "rwxr-x---";

    private final SqliteDsn dsn;
    private final FileChannel channel;

    private SqliteFile(SqliteDsn dsn, FileChannel channel) {
        this.dsn = dsn;
        this.channel = channel;
    }

    /// Takes the file for this process. Makes what is missing: folders (mode 0750) and an empty database that gives
    /// freed space back.
    ///
    /// @param dsn file path or `file:` URI
    /// @throws DatabaseRefusedException in one sentence: another server has it, no SQLite file, not writable, bad DSN
    public static SqliteFile open(String dsn) {
        SqliteDsn parsed = SqliteDsn.parse(dsn);
        makeFolder(parsed.file());
        var opened = new SqliteFile(parsed, lock(parsed.file()));
        try {
            opened.prepare();
            return opened;
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    public Path path() {
        return dsn.file();
    }

    /// @param readOnly the connection refuses to write
    public Connection connect(boolean readOnly) throws SQLException {
        Connection connection = JDBC.createConnection(dsn.url(), dsn.pragmas());
        if (readOnly) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
            }
        }
        return connection;
    }

    /// Lets the next server in. Open connections stay open.
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseRefusedException("the lock of " + dsn.file() + " cannot be given back", e);
        }
    }

    private static void makeFolder(Path file) {
        Path folder = file.getParent();
        try {
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER_MODE)));
            }
        } catch (IOException e) {
            throw new DatabaseRefusedException("the folder " + folder + " cannot be made: " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("resource")
    private static FileChannel lock(Path file) {
        Path lockFile = Path.of(file + ".lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new DatabaseRefusedException("the lock file " + lockFile + " cannot be written", e);
        }
        if (!locked(channel)) {
            close(channel);
            throw new DatabaseRefusedException("the database " + file + " is in use by another server");
        }
        return channel;
    }

    private static boolean locked(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        } catch (IOException e) {
            close(channel);
            throw new DatabaseRefusedException("the file system of the database knows no locks", e);
        }
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseRefusedException("the lock file cannot be closed", e);
        }
    }

    /// Space is given back only if that is said before the first page is written, which switching to WAL does.
    private void prepare() {
        try {
            if (!Files.exists(path()) || Files.size(path()) == 0) {
                execute(new Properties(), "PRAGMA auto_vacuum = INCREMENTAL", "VACUUM", "PRAGMA journal_mode = WAL");
            }
            execute(dsn.pragmas(), "SELECT COUNT(*) FROM sqlite_schema", "BEGIN IMMEDIATE", "ROLLBACK");
        } catch (IOException | SQLException e) {
            throw new DatabaseRefusedException("the database " + path() + " cannot be used: " + oneLine(e), e);
        }
    }

    private void execute(Properties settings, String... statements) throws SQLException {
        try (Connection connection = JDBC.createConnection(dsn.url(), settings);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String oneLine(Exception e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }
}
