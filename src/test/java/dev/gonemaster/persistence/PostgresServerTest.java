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

class PostgresServerTest implements EmbeddedServerContract {
    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = DatabaseServer.startPostgres(List.of("-c", "work_mem=3MB"));
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
        return DatabaseServer.startPostgres(extraArguments);
    }

    @Override
    public ServerProgram program() {
        return new PostgresProgram();
    }

    @Override
    public List<String> forbidden() {
        return List.of("CREATE DATABASE other", "CREATE USER other", "CREATE SCHEMA other",
                "CREATE TEMPORARY TABLE other (id INT)", "CREATE EXTENSION pgcrypto",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "COPY t TO '/tmp/t'", "SELECT pg_read_file('/etc/hostname')", "CHECKPOINT",
                "GRANT pg_monitor TO CURRENT_USER");
    }

    @Test
    void theDatabaseIsOfTheGuidesKindAndExtraArgumentsArrive() throws SQLException {
        String dsn = server.freshDatabase();
        assertThat(dsn).matches("postgres://[a-z0-9]+:[a-z0-9]+@127\\.0\\.0\\.1:\\d+/[a-z0-9]+\\?sslmode=disable");
        try (Connection connection = DriverManager.getConnection(program().url(dsn));
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("""
                        SELECT pg_encoding_to_char(encoding), datcollate, current_setting('work_mem'),
                               datdba::regrole::text
                        FROM pg_database WHERE datname = current_database()
                        """)) {
            row.next();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("UTF8", "C", "3MB", "postgres");
        }
    }
}
