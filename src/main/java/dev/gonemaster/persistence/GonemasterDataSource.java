package dev.gonemaster.persistence;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.config.ServerConfigProducer;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/// The class behind the connection pools on Payara. It takes the DSN from the configuration in this process,
/// because pool properties are written to disk in clear text. All of its instances share one open database; in memory
/// mode each connection has an empty one of its own, which nobody uses but the start of the persistence unit.
public class GonemasterDataSource implements DataSource {
    private boolean readOnly;

    /// Set by the pool: connections refuse to write.
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    public boolean isReadOnly() {
        return readOnly;
    }

    @Override
    public Connection getConnection() throws SQLException {
        ServerConfig.Database database = ServerConfigProducer.current().database();
        return switch (database.driver()) {
            case MEMORY -> JDBC.createConnection("jdbc:sqlite::memory:", new Properties());
            case SQLITE -> OwnedDatabase.file(database.dsn()).connect(readOnly);
        };
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The interface wants the method; nothing is written there.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // Opening a file does not wait.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!type.isInstance(this)) {
            throw new SQLException("not a wrapper for " + type.getName());
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
