package dev.gonemaster.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Stands before a pool, so that an outage does not gather all threads of a server in waiting: when a borrower has got
/// nothing, one at a time goes on trying with the pool's full patience, and everybody else is refused at once, until
/// one has got a connection. Thread-safe.
final class OutageGate implements PlainDataSource {
    /// SQL state: the connection could not be made.
    private static final String NO_CONNECTION = "08001";

    private final DataSource pool;
    private final AtomicBoolean tried = new AtomicBoolean();
    private volatile @Nullable SQLException failure;

    OutageGate(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        SQLException away = failure;
        if (away == null) {
            return borrowed();
        }
        if (!tried.compareAndSet(false, true)) {
            throw new SQLTransientConnectionException("the database was away a moment ago: " + away.getMessage(),
                    NO_CONNECTION, away);
        }
        try {
            return borrowed();
        } finally {
            tried.set(false);
        }
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this) || type.isInstance(pool);
    }

    private Connection borrowed() throws SQLException {
        try {
            Connection connection = pool.getConnection();
            failure = null;
            return connection;
        } catch (SQLException e) {
            failure = e;
            throw e;
        }
    }
}
