package dev.gonemaster.retention.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.persistence.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A SQLite file after much was removed from it.
class FreedSpaceTest {
    private static final int ROWS = 4_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ECLIPSELINK", "HIBERNATE"})
    void theFileShrinksStepByStep(String provider) throws SQLException {
        Path file = folder.resolve("gonemaster.db");
        try (TestDatabase database = provider.equals("HIBERNATE") ? TestDatabase.hibernate(file)
                : TestDatabase.eclipseLink(file)) {
            long empty = size(file);
            fill(database);
            long full = size(file);
            assertThat(full - empty).isGreaterThan(ROWS * 1_000L);
            execute(database, "DELETE FROM settings", "PRAGMA wal_checkpoint(TRUNCATE)");
            assertThat(size(file)).as("after the rows are gone").isEqualTo(full);

            var space = new JpaFreedSpace(database);
            int steps = 1;
            while (space.giveBackSome()) {
                steps++;
            }

            assertThat(size(file)).isLessThan(empty + (full - empty) / 20);
            assertThat(steps).isGreaterThan((int) ((full - empty) / 4096 / JpaFreedSpace.PAGES));
            assertThat(space.giveBackSome()).isFalse();
        }
    }

    private static void fill(TestDatabase database) throws SQLException {
        execute(database, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + ROWS + ")"
                + " INSERT INTO settings SELECT i, printf('%.1200c', 'x') FROM n", "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private static void execute(TestDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.source(false).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
