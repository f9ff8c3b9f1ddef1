package dev.gonemaster.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.sessions.UnitOfWork;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/// SQL on the connection of an entity manager's own transaction. A connection from the data source would be a second
/// one, and on SQLite there is none.
public final class JdbcWork {
    private JdbcWork() {
    }

    /// @param <T> what the work yields
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        /// @param connection not to be closed, committed or rolled back
        T on(Connection connection) throws SQLException;
    }

    /// Runs inside the transaction of `entities`, after what was flushed there.
    ///
    /// @throws SqlException for every error of the driver
    public static <T extends @Nullable Object> T in(EntityManager entities, Work<T> work) {
        if (entities.getDelegate().getClass().getName().startsWith("org.hibernate.")) {
            return OnHibernate.run(entities, work);
        }
        return OnEclipseLink.run(entities, work);
    }

    /// An error of the driver, unchecked.
    public static final class SqlException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SqlException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /// Apart, so that Hibernate's classes are loaded only where it is the provider.
    private static final class OnHibernate {
        static <T extends @Nullable Object> T run(EntityManager entities, Work<T> work) {
            return entities.unwrap(Session.class).doReturningWork(connection -> {
                try {
                    return work.on(connection);
                } catch (SQLException e) {
                    throw new SqlException(e);
                }
            });
        }
    }

    /// EclipseLink takes its connection when it first needs one, which may be now.
    private static final class OnEclipseLink {
        static <T extends @Nullable Object> T run(EntityManager entities, Work<T> work) {
            var unit = (UnitOfWorkImpl) entities.unwrap(UnitOfWork.class);
            if (!unit.wasTransactionBegunPrematurely()) {
                unit.beginEarlyTransaction();
            }
            Accessor accessor = unit.getAccessor();
            accessor.incrementCallCount(unit.getParent());
            try {
                return work.on((Connection) accessor.getDatasourceConnection());
            } catch (SQLException e) {
                throw new SqlException(e);
            } finally {
                accessor.decrementCallCount();
            }
        }
    }
}
