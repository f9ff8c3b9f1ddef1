package dev.gonemaster.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;

/// A SQLite database that this process owns: while it is open, the lock on `<file>.lock` keeps every other server out.
/// Connections may be taken from any thread; who takes one closes it.
public final class SqliteFile implements AutoCloseable {
    private final SqliteDsn dsn;
    private final SqliteLock lock;

    private SqliteFile(SqliteDsn dsn, SqliteLock lock) {
        this.dsn = dsn;
        this.lock = lock;
    }

    /// Takes the file for this process. Makes what is missing: folders (mode 0750) and an empty database that gives
    /// freed space back.
    ///
    /// @param dsn file path or `file:` URI
    /// @throws DatabaseRefusedException in one sentence: another server has it, no SQLite file, not writable, bad DSN
    public static SqliteFile open(String dsn) {
        SqliteDsn parsed = SqliteDsn.parse(dsn);
        return open(parsed, SqliteLock.take(parsed.file()));
    }

    /// As [#open(String)], under a lock that was taken before and now belongs to the file.
    static SqliteFile open(SqliteDsn dsn, SqliteLock lock) {
        var opened = new SqliteFile(dsn, lock);
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
        lock.close();
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
