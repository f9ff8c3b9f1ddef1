package dev.gonemaster.persistence;

import dev.gonemaster.config.Secret;
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

/// The class behind the connection pools of the executable jar. It takes the DSN from the configuration in this process,
/// because pool properties are written to disk in clear text. All of its instances share one open database; in memory
/// mode each connection has an empty one of its own, which nobody uses but the start of the persistence unit.
public class GonemasterDataSource implements DataSource {
    private static final Object LOCK = new Object();
    private static @Nullable SqliteFile opened;

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
            case SQLITE -> file(database.dsn()).connect(readOnly);
        };
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    /// Gives the database back, if any is open: the application goes while the process stays.
    static void release() {
        synchronized (LOCK) {
            if (opened != null) {
                opened.close();
                opened = null;
            }
        }
    }

    private static SqliteFile file(@Nullable Secret dsn) throws SQLException {
        if (dsn == null) {
            throw new SQLException("the driver sqlite needs a DSN");
        }
        synchronized (LOCK) {
            if (opened == null) {
                opened = SqliteFile.open(dsn.reveal());
            }
            return opened;
        }
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
