package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.persistence.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// All contracts over one kind of database and one persistence provider.
@TestInstance(Lifecycle.PER_CLASS)
abstract class JpaStoresTest implements JpaStoresContract {
    private final Driver driver;
    private final String provider;
    private TestDatabase database;
    private TestStores stores;

    JpaStoresTest(Driver driver, String provider) {
        this.driver = driver;
        this.provider = provider;
    }

    @BeforeAll
    void open(@TempDir Path folder) {
        database = TestDatabase.fresh(driver, provider, folder);
        stores = JpaStoresContract.over(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public TestStores stores() {
        return stores;
    }
}
