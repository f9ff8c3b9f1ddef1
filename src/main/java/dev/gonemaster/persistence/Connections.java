package dev.gonemaster.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.gonemaster.config.Driver;
import dev.gonemaster.config.ServerConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The connections of this server to its database: one pool that writes and, for SQLite, one beside it that only reads.
/// A connection is checked when it is borrowed after it was idle. Thread-safe.
public final class Connections implements AutoCloseable {
    /// Named limits of a SQLite file, which has one writer.
    static final int SQLITE_WRITERS = 1;
    static final int SQLITE_READERS_MAX = 4;
    /// Named limits: how long a borrower waits. A file has one writer, and its turn may take a while.
    static final Duration WAIT_MAX = Duration.ofSeconds(5);
    static final Duration SQLITE_WAIT_MAX = Duration.ofSeconds(10);
    /// An idle connection above the number that is kept goes after this, the shortest that the pool knows.
    private static final Duration SURPLUS_MAX = Duration.ofSeconds(10);
    private static final Duration CHECK_MAX = Duration.ofSeconds(2);

    private final List<HikariDataSource> pools;
    private final DataSource writing;
    private final DataSource reading;
    private final @Nullable SqliteFile file;

    private Connections(List<HikariDataSource> pools, DataSource writing, DataSource reading,
                        @Nullable SqliteFile file) {
        this.pools = pools;
        this.writing = writing;
        this.reading = reading;
        this.file = file;
    }

    /// Of a database that servers share. Connects when first asked.
    static Connections to(PlainDataSource source, ServerConfig.Pool limits) {
        var config = config("gonemaster", source, limits.open(), WAIT_MAX);
        config.setMinimumIdle(limits.idle());
        config.setMaxLifetime(limits.lifetime().toMillis());
        var pool = new HikariDataSource(config);
        var gate = new OutageGate(pool);
        return new Connections(List.of(pool), gate, gate, null);
    }

    /// Of an open file, which is closed with them.
    static Connections to(SqliteFile file) {
        var writers = config("gonemaster", () -> file.connect(false), SQLITE_WRITERS, SQLITE_WAIT_MAX);
        var readers = config("gonemaster-read", () -> file.connect(true), SQLITE_READERS_MAX, SQLITE_WAIT_MAX);
        for (HikariConfig config : new HikariConfig[] {writers, readers}) {
            config.setMinimumIdle(0);
            config.setMaxLifetime(0);
        }
        var writing = new HikariDataSource(writers);
        var reading = new HikariDataSource(readers);
        // A file is not away, and a long wait for its one writer is no outage: no gate.
        return new Connections(List.of(writing, reading), writing, reading, file);
    }

    /// Parses the DSN; takes the lock of a SQLite file.
    ///
    /// @throws DatabaseRefusedException in one sentence, without secrets
    static Connections open(ServerConfig.Database database) {
        return database.driver() == Driver.SQLITE ? to(SqliteFile.open(dsn(database)))
                : to(DriverConnections.of(database.driver(), dsn(database)), database.pool());
    }

    public DataSource writing() {
        return writing;
    }

    public DataSource reading() {
        return reading;
    }

    /// How many connections that write are open now, borrowed or idle.
    int open() {
        HikariPoolMXBean writers = pools.getFirst().getHikariPoolMXBean();
        return writers == null ? 0 : writers.getTotalConnections();
    }

    Connection connect(boolean readOnly) throws SQLException {
        return (readOnly ? reading : writing).getConnection();
    }

    /// Closes idle connections at once and others when they come back, and lets the next server have the file.
    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        if (file != null) {
            file.close();
        }
    }

    static String dsn(ServerConfig.Database database) {
        if (database.dsn() == null) {
            throw new DatabaseRefusedException("the driver " + database.driver().name().toLowerCase(Locale.ROOT)
                    + " needs a DSN");
        }
        return database.dsn().reveal();
    }

    private static HikariConfig config(String name, PlainDataSource source, int max, Duration wait) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(max);
        config.setConnectionTimeout(wait.toMillis());
        config.setIdleTimeout(SURPLUS_MAX.toMillis());
        config.setValidationTimeout(CHECK_MAX.toMillis());
        // What is wrong with a database is told by who asks first, in a sentence of its own.
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
