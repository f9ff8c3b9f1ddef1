package dev.gonemaster.jobs;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DatabaseServer;
import dev.gonemaster.persistence.EmbeddedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresOutageTest implements OutageContract {
    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = DatabaseServer.startPostgres(List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public EmbeddedServer server() {
        return server;
    }

    @Override
    public Driver driver() {
        return Driver.POSTGRES;
    }

    @Override
    public String connectionsOf(String user) {
        return "SELECT COUNT(*) FROM pg_stat_activity WHERE usename = '" + user + "'";
    }
}
