package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariadbServerTest implements EmbeddedServerContract {
    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = DatabaseServer.startMariadb(List.of("--max-connections=77"));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Override
    public EmbeddedServer server() {
        return server;
    }

    @Override
    public EmbeddedServer startServer(List<String> extraArguments) {
        return DatabaseServer.startMariadb(extraArguments);
    }

    @Override
    public ServerProgram program() {
        return new MariadbProgram();
    }

    @Override
    public List<String> forbidden() {
        return List.of("CREATE DATABASE other", "CREATE USER other", "CREATE TEMPORARY TABLE other (id INT)",
                "CREATE VIEW other AS SELECT 1", "CREATE TRIGGER other BEFORE INSERT ON t FOR EACH ROW SET @a = 1",
                "CREATE PROCEDURE other() SELECT 1", "LOCK TABLES t WRITE", "SET GLOBAL max_connections = 9",
                "SELECT * INTO OUTFILE 'x' FROM t", "GRANT SELECT ON t TO CURRENT_USER", "SELECT * FROM mysql.user",
                "FLUSH TABLES", "SHOW ENGINE INNODB STATUS");
    }

    @Test
    void theDatabaseIsOfTheGuidesKindAndExtraArgumentsArrive() throws SQLException {
        String dsn = server.freshDatabase();
        assertThat(dsn).matches("[a-z0-9]+:[a-z0-9]+@tcp\\(127\\.0\\.0\\.1:\\d+\\)/[a-z0-9]+");
        try (Connection connection = DriverManager.getConnection(program().url(dsn));
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                        SELECT @@character_set_database, @@collation_database, @@max_connections,
                               @@innodb_file_per_table
                        """)) {
            row.next();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("utf8mb4", "utf8mb4_unicode_ci", "77", "1");
        }
    }
}
