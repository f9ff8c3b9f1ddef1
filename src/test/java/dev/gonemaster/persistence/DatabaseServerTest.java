package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
