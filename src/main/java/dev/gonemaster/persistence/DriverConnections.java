package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/// New connections to a database that servers share, straight from its driver. Thread-safe.
final class DriverConnections implements PlainDataSource {
    private final java.sql.Driver driver;
    private final JdbcTarget target;

    private DriverConnections(java.sql.Driver driver, JdbcTarget target) {
        this.driver = driver;
        this.target = target;
    }

    /// @throws DatabaseRefusedException when the DSN is none of this driver
    static DriverConnections of(Driver driver, String dsn) {
        return of(driver, target(driver, dsn));
    }

    static DriverConnections of(Driver driver, JdbcTarget target) {
        return switch (driver) {
            case POSTGRES -> new DriverConnections(new org.postgresql.Driver(), target);
            case MARIADB -> new DriverConnections(new org.mariadb.jdbc.Driver(), target);
            case MEMORY, SQLITE -> throw new IllegalArgumentException(driver + " has no server");
        };
    }

    /// @throws DatabaseRefusedException when the DSN is none of this driver
    static JdbcTarget target(Driver driver, String dsn) {
        return switch (driver) {
            case POSTGRES -> PostgresDsn.parse(dsn);
            case MARIADB -> MariadbDsn.parse(dsn);
            case MEMORY, SQLITE -> throw new IllegalArgumentException(driver + " has no server");
        };
    }

    /// @throws DatabaseUnreachableException whatever the reason
    @Override
    public Connection getConnection() throws SQLException {
        try {
            return Objects.requireNonNull(driver.connect(target.url(), target.properties()),
                    "the URL of another driver");
        } catch (SQLException e) {
            throw new DatabaseUnreachableException(e);
        }
    }
}
