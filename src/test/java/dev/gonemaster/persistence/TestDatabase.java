package dev.gonemaster.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import javax.sql.DataSource;

/// A SQLite file with the product's own schema and persistence unit, without a container: one writing connection as in
/// the product, and reads beside it.
public final class TestDatabase implements Transactions, AutoCloseable {
    private final SqliteFile file;
    private final Semaphore writer = new Semaphore(1, true);
    private final EntityManagerFactory writing;
    private final EntityManagerFactory reading;
    private final Transactions retried = new RetriedTransactions(new Plain());

    private TestDatabase(Path path, String provider) {
        file = SqliteFile.open(path.toString());
        new Migrations(dev.gonemaster.config.Driver.SQLITE, source(false)).migrate();
        writing = factory(provider, false);
        reading = factory(provider, true);
    }

    public static TestDatabase eclipseLink(Path path) {
        return new TestDatabase(path, "ECLIPSELINK");
    }

    public static TestDatabase hibernate(Path path) {
        return new TestDatabase(path, "HIBERNATE");
    }

    public Path path() {
        return file.path();
    }

    /// Connections straight to the file.
    public DataSource source(boolean readOnly) {
        return (DataSource) Proxy.newProxyInstance(TestDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class}, (_, method, _) -> switch (method.getName()) {
                    case "getConnection" -> file.connect(readOnly);
                    case "toString" -> file.path().toString();
                    case "hashCode" -> System.identityHashCode(file);
                    case "unwrap", "isWrapperFor" -> throw new SQLException("not a wrapper");
                    default -> null;
                });
    }

    /// Empties the tables that tests fill; numbers go on.
    public void clear() {
        try (Connection connection = file.connect(false); Statement statement = connection.createStatement()) {
            for (String table : List.of("entries", "runs", "jobs", "domains", "effective_profiles", "instances")) {
                statement.execute("DELETE FROM " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T write(Function<EntityManager, T> work) {
        return retried.write(work);
    }

    @Override
    public <T> T read(Function<EntityManager, T> work) {
        return retried.read(work);
    }

    @Override
    public void close() {
        writing.close();
        reading.close();
        file.close();
    }

    private EntityManagerFactory factory(String provider, boolean readOnly) {
        try {
            return new GonemasterPersistenceProvider().createContainerEntityManagerFactory(
                    TestUnit.over(source(readOnly), provider + readOnly + file.path()),
                    Map.of(GonemasterPersistenceProvider.PROVIDER, provider,
                            "hibernate.transaction.jta.platform", "", "eclipselink.logging.level", "WARNING",
                            "eclipselink.transaction.join-existing", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Plain implements Transactions {
        @Override
        public <T> T write(Function<EntityManager, T> work) {
            writer.acquireUninterruptibly();
            try (EntityManager entities = writing.createEntityManager()) {
                entities.getTransaction().begin();
                try {
                    T value = work.apply(entities);
                    entities.getTransaction().commit();
                    return value;
                } finally {
                    if (entities.getTransaction().isActive()) {
                        entities.getTransaction().rollback();
                    }
                }
            } finally {
                writer.release();
            }
        }

        @Override
        public <T> T read(Function<EntityManager, T> work) {
            try (EntityManager entities = reading.createEntityManager()) {
                return work.apply(entities);
            }
        }
    }
}
