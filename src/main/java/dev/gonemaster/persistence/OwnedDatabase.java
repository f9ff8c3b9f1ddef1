package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.ServerConfig;
import org.jspecify.annotations.Nullable;

/// What this application has open of its database, if anything. Where our own pools open a SQLite file, the open file
/// holds the lock; where the container's administrator made the pools, the lock alone is held. Thread-safe.
public final class OwnedDatabase {
    private static @Nullable Connections opened;
    private static @Nullable SqliteLock locked;

    private OwnedDatabase() {
    }

    /// Keeps other servers out until [#release()], if that was not done yet. For start-up, before the database is used;
    /// does nothing where servers may share the database.
    ///
    /// @throws DatabaseRefusedException in one sentence: another server has it
    public static synchronized void claim(ServerConfig.Database database) {
        if (database.driver() == Driver.SQLITE && opened == null && locked == null) {
            locked = SqliteLock.take(SqliteDsn.parse(Connections.dsn(database)).file());
        }
    }

    /// The connections, if they are made; null before [#connections].
    static synchronized @Nullable Connections open() {
        return opened;
    }

    /// The connections of the configured database, made when first asked for.
    static synchronized Connections connections(ServerConfig.Database database) {
        if (opened == null) {
            opened = database.driver() == Driver.SQLITE ? Connections.to(file(database)) : Connections.open(database);
        }
        return opened;
    }

    private static SqliteFile file(ServerConfig.Database database) {
        SqliteDsn parsed = SqliteDsn.parse(Connections.dsn(database));
        SqliteLock lock = locked == null ? SqliteLock.take(parsed.file()) : locked;
        locked = null;
        return SqliteFile.open(parsed, lock);
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
