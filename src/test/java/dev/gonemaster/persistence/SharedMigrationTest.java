package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.Secret;
import dev.gonemaster.config.ServerConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The schema of databases that servers share, made by a user who has the rights of the operator's guide and no more.
@Tag("database")
class SharedMigrationTest {
    private static final int SERVERS = 4;
    private static final Set<String> TABLES = Set.of("batches", "domain_tags", "profiles", "tags",
            "domains", "effective_profiles", "entries",
            "flyway_schema_history", "id_blocks", "instances", "jobs", "leases", "runs", "scoring_configs",
            "settings");

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void serversThatStartAtTheSameTimeMakeItOnce(Driver driver) throws Exception {
        try (Connections connections = fresh(driver); var servers = Executors.newFixedThreadPool(SERVERS)) {
            var started = new ArrayList<Future<?>>();
            for (int i = 0; i < SERVERS; i++) {
                started.add(servers.submit(() -> new Migrations(driver, connections.writing()).migrate()));
            }
            for (Future<?> server : started) {
                server.get();
            }
            assertThat(tables(connections.writing())).isEqualTo(TABLES);
            assertThat(numbers(connections.writing(), "SELECT COUNT(*) FROM id_blocks")).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void aNewerDatabaseIsRefusedInOneLine(Driver driver) throws SQLException {
        try (Connections connections = fresh(driver)) {
            new Migrations(driver, connections.writing()).migrate();
            execute(connections.writing(), "UPDATE flyway_schema_history SET version = '299901010000'");

            assertThatThrownBy(new Migrations(driver, connections.writing())::migrate)
                    .isInstanceOf(DatabaseRefusedException.class)
                    .hasMessage("the database was used by a newer version of this server (step 299901010000)");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void aDatabaseOfTheGoServerIsRefusedAndLeftAlone(Driver driver) throws SQLException {
        try (Connections connections = fresh(driver)) {
            execute(connections.writing(), "CREATE TABLE schema_migrations (version INTEGER PRIMARY KEY)");

            assertThatThrownBy(new Migrations(driver, connections.writing())::migrate)
                    .isInstanceOf(DatabaseRefusedException.class).hasMessageContaining("db copy --from")
                    .extracting(Throwable::getMessage).asString().doesNotContain("\n");
            assertThat(tables(connections.writing())).containsExactly("schema_migrations");
        }
    }

    private static Connections fresh(Driver driver) {
        String dsn = (driver == Driver.POSTGRES ? DatabaseServer.postgres() : DatabaseServer.mariadb()).freshDatabase();
        return Connections.open(new ServerConfig.Database(driver, new Secret(dsn), 0, Duration.ofHours(1),
                ServerConfig.Pool.STANDARD));
    }

    private static Set<String> tables(DataSource source) throws SQLException {
        var tables = new TreeSet<String>();
        try (Connection connection = source.getConnection(); ResultSet rows = connection.getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), null, new String[] {"TABLE"})) {
            while (rows.next()) {
                tables.add(rows.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static long numbers(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
