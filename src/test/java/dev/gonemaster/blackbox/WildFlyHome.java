package dev.gonemaster.blackbox;

import dev.gonemaster.config.Driver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A WildFly for somebody else to start.
public final class WildFlyHome {
    private WildFlyHome() {
    }

    /// What the environment of a WildFly says about a PostgreSQL.
    public static Map<String, String> environment(String dsn) {
        return new Backend(Driver.POSTGRES, dsn).byParts();
    }

    /// Prepared by `server-config/wildfly/postgres.cli`, without the WAR.
    ///
    /// @return a home that may be written to
    public static Path withPostgres() throws IOException {
        Path home = ServerUnderTest.freshFolder("inside").resolve("wildfly");
        Preparation.copy(WildFly.prepared(new Backend(Driver.POSTGRES, "")), home, List.of("work"));
        return home;
    }
}
