package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.config.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationTest {
    private static final Path SCRIPTS = Path.of("src/main/resources/db/migration");

    @TempDir
    Path folder;

    private SqliteFile file;
    private final SQLiteDataSource source = new SQLiteDataSource();

    @BeforeEach
    void open() {
        file = SqliteFile.open(folder.resolve("gonemaster.db").toString());
        source.setUrl("jdbc:sqlite:" + file.path());
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void migratingTwiceChangesNothing() throws SQLException {
        new Migrations(Driver.SQLITE, source).migrate();
        List<String> first = schema();

        new Migrations(Driver.SQLITE, source).migrate();

        assertThat(schema()).isEqualTo(first).anyMatch(sql -> sql.startsWith("CREATE TABLE entries"));
    }

    @Test
    void memoryNeedsNoDatabase() {
        assertThatCode(new Migrations(Driver.MEMORY, source)::migrate).doesNotThrowAnyException();
    }

    @Test
    void aNewerDatabaseIsRefusedInOneLine() throws SQLException {
        new Migrations(Driver.SQLITE, source).migrate();
        execute("INSERT INTO flyway_schema_history SELECT installed_rank + 1, '299901010000', 'later', type, script,"
                + " checksum, installed_by, installed_on, execution_time, success FROM flyway_schema_history"
                + " ORDER BY installed_rank DESC LIMIT 1");

        assertThatThrownBy(new Migrations(Driver.SQLITE, source)::migrate)
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessage("the database was used by a newer version of this server (step 299901010000)");
    }

    @Test
    void anAlteredStepIsRefused() throws SQLException {
        new Migrations(Driver.SQLITE, source).migrate();
        execute("UPDATE flyway_schema_history SET checksum = checksum + 1 WHERE version IS NOT NULL");

        assertThatThrownBy(new Migrations(Driver.SQLITE, source)::migrate)
                .isInstanceOf(DatabaseRefusedException.class)
                .hasMessageContaining("not the one that this version made");
    }

    @Test
    void aDatabaseOfTheGoServerIsRefusedInOneLine() throws SQLException {
        execute("CREATE TABLE schema_migrations (version INTEGER PRIMARY KEY)");

        assertThatThrownBy(new Migrations(Driver.SQLITE, source)::migrate)
                .isInstanceOf(DatabaseRefusedException.class).hasMessageContaining("db copy --from")
                .extracting(Throwable::getMessage).asString().doesNotContain("\n");
        assertThat(schema()).hasSize(1);
    }

    @Test
    void everyStepOpensWithItsReason() throws IOException {
        try (Stream<Path> scripts = Files.walk(SCRIPTS)) {
            List<Path> steps = scripts.filter(path -> path.toString().endsWith(".sql")).toList();
            assertThat(steps).isNotEmpty().allSatisfy(step -> {
                assertThat(step.getFileName().toString()).matches("V\\d{12}__[a-z0-9_]+\\.sql");
                assertThat(Files.readAllLines(step).getFirst()).startsWith("-- ");
            });
        }
    }

    private List<String> schema() throws SQLException {
        var schema = new ArrayList<String>();
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
            while (rows.next()) {
                schema.add(rows.getString(1));
            }
        }
        return schema;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
