package dev.gonemaster.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;

/// Entity managers for reading. EclipseLink was told of the connections for reading when its factory was made;
/// Hibernate knows one data source and is handed each connection.
final class Sessions {
    private Sessions() {
    }

    static <T> T read(EntityManagerFactory factory, @Nullable DataSource reader, Function<EntityManager, T> work) {
        if (reader != null && factory.getProperties().containsKey("hibernate.dialect")) {
            return OnHibernate.read(factory, reader, work);
        }
        try (EntityManager entities = factory.createEntityManager()) {
            return work.apply(entities);
        }
    }

    /// Apart, so that Hibernate's classes are loaded only where it is the provider.
    private static final class OnHibernate {
        static <T> T read(EntityManagerFactory factory, DataSource reader, Function<EntityManager, T> work) {
            try (Connection connection = reader.getConnection();
                    Session session = factory.unwrap(SessionFactory.class).withOptions().connection(connection)
                            .autoJoinTransactions(false).openSession()) {
                session.setDefaultReadOnly(true);
                return work.apply(session);
            } catch (SQLException e) {
                throw new JdbcWork.SqlException(e);
            }
        }
    }
}
