package dev.gonemaster.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Function;

/// How stores reach the database, inside a container or without one. Thread-safe. The entity manager belongs to the one
/// call and to nobody afterwards.
public interface Transactions {
    /// The database behind it.
    Dialect dialect();

    /// Runs `work` in a transaction of its own, which is durable when this returns. `work` may run several times, so it
    /// touches nothing but the database. Not to be nested: on SQLite there is one writing connection.
    <T> T write(Function<EntityManager, T> work);

    /// Runs `work` outside a transaction, on a connection for reading where there is one.
    <T> T read(Function<EntityManager, T> work);
}
