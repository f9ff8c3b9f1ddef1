package dev.gonemaster.jobs;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DatabaseServer;
import dev.gonemaster.persistence.EmbeddedServer;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Without TLS, whose key MariaDB makes anew at each start, which takes its time.
class MariadbOutageTest implements OutageContract {
    private static EmbeddedServer server;

    @BeforeAll
    static void start() {
        server = DatabaseServer.startMariadb(List.of("--skip-ssl"));
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
        return Driver.MARIADB;
    }

    @Override
    public String connectionsOf(String user) {
        return "SELECT COUNT(*) FROM information_schema.processlist WHERE user = '" + user + "'";
    }
}
