package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// A database reached straight from its driver, without container, pool and persistence unit: for what an operator does
/// to it from the command line, beside servers that may work on it. Who takes a connection closes it.
public final class DirectDatabase implements AutoCloseable {
    /// Named limit: milliseconds that one statement may be silent here. What an operator asks may look at everything.
    static final int SILENCE_MAX_MILLIS = 1_800_000;

    private final Dialect dialect;
    private final String location;
    private final PlainDataSource source;
    private final @Nullable Path file;
    private final @Nullable SqliteFile owned;

    private DirectDatabase(Driver driver, String location, PlainDataSource source, @Nullable Path file,
                           @Nullable SqliteFile owned) {
        dialect = Dialect.of(driver);
        this.location = location;
        this.source = source;
        this.file = file;
        this.owned = owned;
    }

    /// For reading alone: nothing is made, locked or written.
    ///
    /// @throws DatabaseRefusedException in one sentence, without secrets
    public static DirectDatabase reading(Driver driver, String dsn) {
        if (driver != Driver.SQLITE) {
            return onServer(driver, dsn);
        }
        SqliteDsn parsed = SqliteDsn.parse(dsn);
        if (!Files.isRegularFile(parsed.file())) {
            throw new DatabaseRefusedException("the database " + parsed.file() + " does not exist");
        }
        var settings = new SQLiteConfig();
        settings.setReadOnly(true);
        settings.setBusyTimeout(parsed.busyTimeout());
        return new DirectDatabase(driver, parsed.file().toString(),
                () -> settings.createConnection(parsed.url()), parsed.file(), null);
    }

    /// For writing. A SQLite file is made if need be, and no server may have it until this is closed.
    ///
    /// @throws DatabaseRefusedException in one sentence, without secrets
    public static DirectDatabase owning(Driver driver, String dsn) {
        if (driver != Driver.SQLITE) {
            return onServer(driver, dsn);
        }
        SqliteFile opened = SqliteFile.open(dsn);
        return new DirectDatabase(driver, opened.path().toString(), () -> opened.connect(false), opened.path(), opened);
    }

    private static DirectDatabase onServer(Driver driver, String dsn) {
        JdbcTarget target = DriverConnections.target(driver, dsn);
        Properties patient = target.properties();
        patient.setProperty("socketTimeout", String.valueOf(driver == Driver.POSTGRES ? SILENCE_MAX_MILLIS / 1_000
                : SILENCE_MAX_MILLIS));
        return new DirectDatabase(driver, target.url().substring(target.url().indexOf("//") + 2),
                DriverConnections.of(driver, new JdbcTarget(target.url(), patient)), null, null);
    }

    public Dialect dialect() {
        return dialect;
    }

    /// Host, port and database, or the file; without user and password. The same database is called alike each time.
    public String location() {
        return location;
    }

    /// The SQLite file; empty for a server's database.
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    public Connection connect() throws SQLException {
        return source.getConnection();
    }

    public Migrations migrations() {
        return new Migrations(dialect.driver(), source);
    }

    /// Has a server this SQLite file right now? False for other databases, which servers share.
    public boolean lockedByAnother() {
        return file != null && owned == null && SqliteLock.isTaken(file);
    }

    /// @param connection to the database whose own schema is looked at
    public static boolean hasTable(Connection connection, String name) throws SQLException {
        try (ResultSet found = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), name,
                new String[] {"TABLE"})) {
            return found.next();
        }
    }

    @Override
    public void close() {
        if (owned != null) {
            owned.close();
        }
    }
}
