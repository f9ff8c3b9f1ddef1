package dev.gonemaster.persistence;

import dev.gonemaster.config.ServerConfig;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;

/// What the container gives to reach the database, as everybody else sees it.
@ApplicationScoped
class ContainerDatabase {
    @EJB
    UnitOfWork unit;

    @Resource(lookup = "java:comp/env/jdbc/gonemaster")
    DataSource source;

    @Produces
    @ApplicationScoped
    Transactions transactions() {
        UnitOfWork work = unit;
        return new RetriedTransactions(new Transactions() {
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
    Migrations migrations(ServerConfig config) {
        return new Migrations(config.database().driver(), source);
    }
}
