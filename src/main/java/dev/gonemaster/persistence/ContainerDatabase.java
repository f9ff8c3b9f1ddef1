package dev.gonemaster.persistence;

import dev.gonemaster.config.ServerConfig;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;

/// What the container gives to reach the database, as everybody else sees it.
@ApplicationScoped
class ContainerDatabase {
    @EJB
    UnitOfWork unit;

    @Resource(lookup = "java:comp/env/jdbc/gonemaster")
    DataSource source;

    @Resource
    ManagedThreadFactory threads;

    @Produces
    @ApplicationScoped
    Transactions transactions(ServerConfig config) {
        UnitOfWork work = unit;
        Dialect dialect = Dialect.of(config.database().driver());
        return new RetriedTransactions(new Transactions() {
            @Override
            public Dialect dialect() {
                return dialect;
            }

            @Override
            public <T> T write(Function<EntityManager, T> writing) {
                return Objects.requireNonNull(work.write(writing).get());
            }

            @Override
            public <T> T read(Function<EntityManager, T> reading) {
                return Objects.requireNonNull(work.read(reading).get());
            }
        });
    }

    @Produces
    @Singleton
    DatabaseCheck check(ServerConfig config, Transactions transactions) {
        Callable<Boolean> read = switch (config.database().driver()) {
            case MEMORY -> () -> true;
            case SQLITE, POSTGRES, MARIADB -> () -> transactions.read(entities -> !entities
                    .createNativeQuery("SELECT next_id FROM id_blocks WHERE name = 'jobs'").getResultList().isEmpty());
        };
        return new DatabaseCheck(read, threads, System::nanoTime);
    }

    @Produces
    Migrations migrations(ServerConfig config) {
        return new Migrations(config.database().driver(), source);
    }
}
