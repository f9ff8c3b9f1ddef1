package dev.gonemaster.jobs.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.bench.storage.Population;
import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Which index answers a hot query, by the database's own word, over enough rows that it has a choice. A wrong one does
/// not only cost time: with an index over the state alone, sixteen claimers end a MariaDB.
@TestInstance(Lifecycle.PER_CLASS)
abstract class PlansTest {
    private static final Population ROWS = new Population(10_000, 10_000, 1_000);

    private final Driver driver;
    private TestDatabase database;

    PlansTest(Driver driver) {
        this.driver = driver;
    }

    @BeforeAll
    void fill(@TempDir Path folder) throws SQLException {
        database = TestDatabase.fresh(driver, "ECLIPSELINK", folder);
        ROWS.fill(driver, database.source(false));
    }

    @AfterAll
    void close() {
        database.close();
    }

    void assertThatServes(String index, String sql) throws SQLException {
        try (Connection connection = database.source(true).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
            var plan = new StringBuilder();
            while (rows.next()) {
                plan.append(step(rows)).append('\n');
            }
            assertThat(plan.toString()).as(sql).containsPattern(index).doesNotContainIgnoringCase(sorting());
        }
    }

    /// @return a row of the plan, with the name of an index as `using NAME`
    abstract String step(ResultSet row) throws SQLException;

    /// How a plan says that rows are sorted after they were read.
    abstract String sorting();
}
