package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

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
        return switch (driver) {
            case POSTGRES -> new DriverConnections(new org.postgresql.Driver(), PostgresDsn.parse(dsn));
            case MARIADB -> new DriverConnections(new org.mariadb.jdbc.Driver(), MariadbDsn.parse(dsn));
            case MEMORY, SQLITE -> throw new IllegalArgumentException(driver + " has no server");
        };
    }

    @Override
    public Connection getConnection() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(target.properties());
        Connection connection = driver.connect(target.url(), properties);
        if (connection == null) {
            throw new SQLException("the driver does not know its own URL");
        }
        return connection;
    }
}
