package dev.gonemaster.persistence;

import dev.gonemaster.jobs.StoreUnavailableException;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One piece of database work in the container's transaction. An EJB, because its proxy works on every thread and sets
/// a transaction of the caller aside. Failures come back as values: a container would wrap and log what is thrown.
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class UnitOfWork {
    @PersistenceUnit(unitName = "gonemaster")
    EntityManagerFactory factory;

    @Resource
    UserTransaction transaction;

    private @Nullable DataSource reader;

    /// What became of the work: its value, or why it failed. Public for the proxy of the container.
    public record Outcome<T extends @Nullable Object>(T value, @Nullable RuntimeException failure) {
        T get() {
            if (failure != null) {
                throw failure;
            }
            return value;
        }
    }

    @PostConstruct
    void findReader() {
        reader = ContainerConnections.reading();
    }

    @PreDestroy
    void release() {
        OwnedDatabase.release();
    }

    /// Commits what the work did, or rolls back when it throws. The entity manager is made before the transaction
    /// begins: with the first one EclipseLink tries connections for writing and for reading, and Payara lets one
    /// transaction have only one of them.
    public <T> Outcome<@Nullable T> write(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            transaction.begin();
            return new Outcome<>(committed(entities, work), null);
        } catch (RuntimeException e) {
            return new Outcome<>(null, e);
        } catch (NotSupportedException | SystemException e) {
            return new Outcome<>(null, new IllegalStateException("no transaction", e));
        }
    }

    /// Outside a transaction.
    public <T> Outcome<@Nullable T> read(Function<EntityManager, T> work) {
        try {
            return new Outcome<>(Sessions.read(factory, reader, work), null);
        } catch (RuntimeException e) {
            return new Outcome<>(null, e);
        }
    }

    private <T> T committed(EntityManager entities, Function<EntityManager, T> work) throws SystemException {
        try {
            entities.joinTransaction();
            T value = work.apply(entities);
            entities.flush();
            commit();
            return value;
        } catch (RuntimeException | Error e) {
            rollBack(e);
            throw e;
        }
    }

    /// Everything was written before: what fails now is the way to the database. Containers drop the driver's error.
    private void commit() {
        try {
            transaction.commit();
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException | SystemException
                | RuntimeException e) {
            throw new StoreUnavailableException("not committed, or without an answer", e);
        }
    }

    private void rollBack(Throwable reason) throws SystemException {
        if (transaction.getStatus() == Status.STATUS_NO_TRANSACTION) {
            return;
        }
        try {
            transaction.rollback();
        } catch (RuntimeException | SystemException e) {
            reason.addSuppressed(e);
        }
    }
}
