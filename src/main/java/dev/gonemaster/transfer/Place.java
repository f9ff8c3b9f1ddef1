package dev.gonemaster.transfer;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.Secret;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which database is meant.
record Place(Driver driver, Secret dsn) {
    private static final Pattern KEY_VALUE = Pattern.compile("\\s*(host|hostaddr|port|dbname|user|password|sslmode|"
            + "sslrootcert|sslcert|sslkey|connect_timeout|application_name|options|search_path)\\s*=.*",
            Pattern.DOTALL);
    private static final Pattern MARIADB = Pattern.compile(".*@((tcp|unix)\\(|/).*|(tcp|unix)\\(.*", Pattern.DOTALL);

    /// @param driver empty: the form of the DSN tells
    /// @throws UsageException when there is no such driver, or it keeps nothing
    static Place of(String driver, String dsn) {
        return new Place(driver.isEmpty() ? driverOf(dsn) : named(driver), new Secret(dsn));
    }

    private static Driver named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "sqlite" -> Driver.SQLITE;
            case "postgres" -> Driver.POSTGRES;
            case "mariadb", "mysql" -> Driver.MARIADB;
            case "memory" -> throw new UsageException("the driver memory keeps nothing: name a database with"
                    + " --db-driver and --db-dsn, GONEMASTER_DB_DRIVER and GONEMASTER_DB_DSN, or --config");
            default -> throw new UsageException("\"" + name.replaceAll("\\p{Cntrl}", "?")
                    + "\" is none of sqlite, postgres, mariadb, mysql");
        };
    }

    /// `postgres://`, `postgresql://` and `key=value` are PostgreSQL's, `...@tcp(`, `...@unix(` and `...@/` MariaDB's,
    /// anything else is a file.
    static Driver driverOf(String dsn) {
        if (dsn.startsWith("postgres://") || dsn.startsWith("postgresql://")) {
            return Driver.POSTGRES;
        }
        if (dsn.startsWith("file:")) {
            return Driver.SQLITE;
        }
        if (KEY_VALUE.matcher(dsn).matches()) {
            return Driver.POSTGRES;
        }
        return MARIADB.matcher(dsn).matches() ? Driver.MARIADB : Driver.SQLITE;
    }
}
