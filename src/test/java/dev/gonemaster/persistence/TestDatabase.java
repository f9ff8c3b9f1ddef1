package dev.gonemaster.persistence;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.Secret;
import dev.gonemaster.config.ServerConfig;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/// A database with the product's own schema, connections and persistence unit, without a container.
public final class TestDatabase implements Transactions, AutoCloseable {
    private final ServerConfig.Database config;
    private final Connections connections;
    private final EntityManagerFactory writing;
    private final EntityManagerFactory reading;
    private final Transactions retried = new RetriedTransactions(new Plain());

    private TestDatabase(ServerConfig.Database config, String provider) {
        this.config = config;
        connections = Connections.open(config);
        new Migrations(config.driver(), connections.writing()).migrate();
        writing = factory(provider, connections.writing(), "writing");
        reading = factory(provider, connections.reading(), "reading");
    }

    public static TestDatabase eclipseLink(Path path) {
        return open(Driver.SQLITE, path.toString(), "ECLIPSELINK");
    }

    public static TestDatabase hibernate(Path path) {
        return open(Driver.SQLITE, path.toString(), "HIBERNATE");
    }

    /// An empty database of a kind.
    ///
    /// @param folder takes the file of a SQLite database
    public static TestDatabase fresh(Driver driver, String provider, Path folder) {
        return open(driver, switch (driver) {
            case SQLITE -> folder.resolve("gonemaster.db").toString();
            case POSTGRES -> DatabaseServer.postgres().freshDatabase();
            case MARIADB -> DatabaseServer.mariadb().freshDatabase();
            case MEMORY -> throw new IllegalArgumentException("memory is no database");
        }, provider);
    }

    /// @param provider name of a [JpaProvider]
    public static TestDatabase open(Driver driver, String dsn, String provider) {
        return new TestDatabase(new ServerConfig.Database(driver, new Secret(dsn), 0, Duration.ofHours(1),
                ServerConfig.Pool.STANDARD), provider);
    }

    public DataSource source(boolean readOnly) {
        return readOnly ? connections.reading() : connections.writing();
    }

    /// As the product makes it.
    public DatabaseCheck check() {
        return new DatabaseCheck(() -> read(entities -> !entities
                .createNativeQuery("SELECT next_id FROM id_blocks WHERE name = 'jobs'").getResultList().isEmpty()),
                Thread::new, System::nanoTime);
    }

    /// Empties the tables that tests fill; numbers go on.
    public void clear() {
        try (Connection connection = connections.connect(false); Statement statement = connection.createStatement()) {
            for (String table : List.of("entries", "runs", "jobs", "batches", "domain_tags", "tags", "profiles",
                    "domains", "effective_profiles", "scoring_configs", "instances")) {
                statement.execute("DELETE FROM " + table);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Dialect dialect() {
        return Dialect.of(config.driver());
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
        connections.close();
    }

    private EntityManagerFactory factory(String provider, DataSource source, String use) {
        try {
            return new GonemasterPersistenceProvider(config.driver()).createContainerEntityManagerFactory(
                    TestUnit.over(source, provider + use + System.identityHashCode(this)),
                    Map.of(GonemasterPersistenceProvider.PROVIDER, provider,
                            "hibernate.transaction.jta.platform", "", "eclipselink.logging.level", "SEVERE",
                            "eclipselink.transaction.join-existing", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Plain implements Transactions {
        @Override
        public Dialect dialect() {
            return TestDatabase.this.dialect();
        }

        @Override
        public <T> T write(Function<EntityManager, T> work) {
            try (EntityManager entities = writing.createEntityManager()) {
                entities.getTransaction().begin();
                try {
                    T value = work.apply(entities);
                    entities.getTransaction().commit();
                    return value;
                } catch (RuntimeException | Error e) {
                    rollBack(entities, e);
                    throw e;
                }
            }
        }

        /// What broke the work is what matters, not that nothing can be rolled back on a broken connection.
        private void rollBack(EntityManager entities, Throwable reason) {
            try {
                if (entities.getTransaction().isActive()) {
                    entities.getTransaction().rollback();
                }
            } catch (RuntimeException e) {
                reason.addSuppressed(e);
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
