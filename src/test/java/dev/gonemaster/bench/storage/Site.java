package dev.gonemaster.bench.storage;

import dev.gonemaster.batches.jpa.JpaBatches;
import dev.gonemaster.config.Driver;
import dev.gonemaster.instances.jpa.JpaInstances;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.jobs.jpa.JpaJobQueue;
import dev.gonemaster.jobs.jpa.JpaRunStore;
import dev.gonemaster.domains.jpa.JpaDomains;
import dev.gonemaster.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// One database: the product's stores over it, and its connections without them.
record Site(Backend backend, String dsn, TestDatabase database) implements AutoCloseable {
    /// Stores of their own, as another server has them.
    TestStores stores() {
        return new TestStores(new JpaJobQueue(database), new JpaRunStore(database), new JpaDomains(database),
                    new JpaBatches(database));
    }

    JpaInstances instances() {
        return new JpaInstances(database);
    }

    Driver driver() {
        return backend.driver();
    }

    /// @param readOnly matters for SQLite, which has one connection that writes
    Connection connect(boolean readOnly) throws SQLException {
        return database.source(readOnly).getConnection();
    }

    void execute(String... statements) {
        try (Connection connection = connect(false); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
