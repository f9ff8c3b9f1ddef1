package dev.gonemaster.blackbox;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DatabaseServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a server under test keeps what it has, and how it is told.
///
/// @param dsn empty for memory
record Backend(Driver driver, String dsn) {
    private static final Pattern MARIADB = Pattern.compile("(.+?):(.*)@tcp\\((.+):(\\d+)\\)/([^?]+).*");

    /// With nothing in it.
    ///
    /// @param folder for a file
    static Backend fresh(Driver driver, Path folder) {
        return new Backend(driver, switch (driver) {
            case MEMORY -> "";
            case SQLITE -> folder.resolve("it.db").toString();
            case POSTGRES -> DatabaseServer.postgres().freshDatabase();
            case MARIADB -> DatabaseServer.mariadb().freshDatabase();
        });
    }

    /// @return JDBC, with an administrator's rights; empty for memory
    String administratorUrl() {
        return switch (driver) {
            case MEMORY -> "";
            case SQLITE -> "jdbc:sqlite:" + dsn;
            case POSTGRES -> DatabaseServer.postgres().administratorUrl(dsn);
            case MARIADB -> DatabaseServer.mariadb().administratorUrl(dsn);
        };
    }

    /// For a server whose pools are ours.
    Map<String, String> byDsn() {
        Map<String, String> environment = new HashMap<>(driverAlone());
        if (!dsn.isEmpty()) {
            environment.put("GONEMASTER_DB_DSN", dsn);
        }
        return environment;
    }

    /// For a server whose administrator made the pools by `server-config/wildfly`.
    Map<String, String> byParts() {
        return switch (driver) {
            case MEMORY, SQLITE -> byDsn();
            case POSTGRES -> {
                URI uri = URI.create(dsn);
                String[] user = uri.getUserInfo().split(":", 2);
                yield parts(user[0], user[1], uri.getHost(), uri.getPort(), uri.getPath().substring(1));
            }
            case MARIADB -> {
                Matcher matcher = MARIADB.matcher(dsn);
                if (!matcher.matches()) {
                    throw new IllegalStateException("no user:password@tcp(host:port)/database");
                }
                yield parts(matcher.group(1), matcher.group(2), matcher.group(3), Integer.parseInt(matcher.group(4)),
                        matcher.group(5));
            }
        };
    }

    private Map<String, String> parts(String user, String password, String host, int port, String database) {
        Map<String, String> environment = new HashMap<>(driverAlone());
        environment.putAll(Map.of("GONEMASTER_DB_USER", user, "GONEMASTER_DB_PASSWORD", password,
                "GONEMASTER_DB_HOST", host, "GONEMASTER_DB_PORT", String.valueOf(port), "GONEMASTER_DB_NAME", database,
                "GONEMASTER_DB_SSLMODE", "disable"));
        return environment;
    }

    private Map<String, String> driverAlone() {
        return Map.of("GONEMASTER_DB_DRIVER", driver.name().toLowerCase(Locale.ROOT));
    }
}
