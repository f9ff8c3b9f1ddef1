package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class DatabaseServerTest {
    @Test
    void theSharedPostgresGivesEmptyDatabases() throws SQLException {
        assertGivesEmptyDatabases(DatabaseServer.postgres(), System.getenv("GONEMASTER_TEST_POSTGRES_DSN"));
        assertThat(DatabaseServer.postgres()).isSameAs(DatabaseServer.postgres());
    }

    @Test
    void theSharedMariadbGivesEmptyDatabases() throws SQLException {
        assertGivesEmptyDatabases(DatabaseServer.mariadb(), System.getenv("GONEMASTER_TEST_MARIADB_DSN"));
        assertThat(DatabaseServer.mariadb()).isSameAs(DatabaseServer.mariadb());
    }

    @Test
    void durableServersForceToTheDisk() throws SQLException {
        try (EmbeddedServer postgres = DatabaseServer.startDurablePostgres(List.of());
                EmbeddedServer mariadb = DatabaseServer.startDurableMariadb(List.of())) {
            assertThat(value(postgres, "SELECT current_setting('fsync')")).isEqualTo("on");
            assertThat(value(mariadb, "SELECT @@innodb_flush_log_at_trx_commit")).isEqualTo("1");
        }
    }

    private static String value(DatabaseServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.administratorUrl());
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /// @param named by who runs the tests, null for nobody
    private static void assertGivesEmptyDatabases(DatabaseServer server, String named) throws SQLException {
        for (int time = 1; time <= 2; time++) {
            String dsn = server.freshDatabase();
            if (named != null) {
                assertThat(dsn).isEqualTo(named);
            }
            try (Connection connection = DriverManager.getConnection(server.administratorUrl(dsn));
                    Statement statement = connection.createStatement()) {
                // fails when it is there already
                statement.execute("CREATE TABLE only_once (id INT)");
            }
        }
    }
}
