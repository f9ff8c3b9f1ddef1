package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.Secret;
import dev.gonemaster.config.ServerConfig;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The one SQLite database that this application has for itself, if any. Where our own pools open it, the open file
/// holds the lock; where the container's administrator made the pools, the lock alone is held. Thread-safe.
public final class OwnedDatabase {
    private static @Nullable SqliteFile opened;
    private static @Nullable SqliteLock locked;

    private OwnedDatabase() {
    }

    /// Keeps other servers out until [#release()], if that was not done yet. For start-up, before the database is used;
    /// does nothing where servers may share the database.
    ///
    /// @throws DatabaseRefusedException in one sentence: another server has it
    public static synchronized void claim(ServerConfig.Database database) {
        Secret dsn = database.dsn();
        if (database.driver() == Driver.SQLITE && dsn != null && opened == null && locked == null) {
            locked = SqliteLock.take(SqliteDsn.parse(dsn.reveal()).file());
        }
    }

    /// The configured file, opened when first asked for.
    static synchronized SqliteFile file(@Nullable Secret dsn) throws SQLException {
        if (dsn == null) {
            throw new SQLException("the driver sqlite needs a DSN");
        }
        SqliteFile file = opened;
        if (file == null) {
            SqliteDsn parsed = SqliteDsn.parse(dsn.reveal());
            SqliteLock lock = locked == null ? SqliteLock.take(parsed.file()) : locked;
            locked = null;
            file = SqliteFile.open(parsed, lock);
            opened = file;
        }
        return file;
    }

    /// Gives the database back, if any: the application goes while the process stays.
    public static synchronized void release() {
        if (opened != null) {
            opened.close();
            opened = null;
        }
        if (locked != null) {
            locked.close();
            locked = null;
        }
    }
}
