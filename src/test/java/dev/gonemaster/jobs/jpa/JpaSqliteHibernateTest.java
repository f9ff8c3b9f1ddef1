package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.persistence.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class JpaSqliteHibernateTest implements JpaStoresContract {
    private static TestDatabase database;
    private static TestStores stores;

    @BeforeAll
    static void open(@TempDir Path folder) {
        database = TestDatabase.hibernate(folder.resolve("gonemaster.db"));
        stores = JpaStoresContract.over(database);
    }

    @AfterAll
    static void close() {
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
