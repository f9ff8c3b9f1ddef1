package dev.gonemaster.persistence;

import dev.gonemaster.persistence.DatabaseServer.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/// What differs between the database servers that tests start.
sealed interface ServerProgram permits PostgresProgram, MariadbProgram {
    /// For names of folders.
    String name();

    /// The folder of the installed or unpacked programs.
    Path home();

    /// Makes the files of a server that has an administrator and no database yet.
    ///
    /// @param folder exists and is empty
    void initialise(Path folder, String administratorPassword);

    /// The command that is the server itself, not a parent of it.
    List<String> command(Path folder, int port, Durability durability);

    /// The signal by which the server stops soon, whoever is connected.
    String stopSignal();

    /// @param database empty for the administrator's own
    String administratorUrl(int port, String database, String password);

    JdbcTarget target(String dsn);

    /// JDBC's form of a DSN, in one text.
    default String url(String dsn) {
        JdbcTarget target = target(dsn);
        Properties properties = target.properties();
        return target.url() + "?" + properties.stringPropertyNames().stream().sorted()
                .map(name -> name + "=" + inUrl(properties.getProperty(name)))
                .collect(Collectors.joining("&"));
    }

    /// The value of a parameter as the driver reads it in a URL.
    String inUrl(String value);

    /// @return the database's name in a DSN
    default String database(String dsn) {
        String url = target(dsn).url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    String dsn(int port, String database, String user, String password);

    /// Makes a database, and a user with the guide's rights in it alone.
    void create(EmbeddedServer server, String database, String user, String password) throws SQLException;

    /// Drops all tables and whatever else a user of the guide's rights may have made.
    void empty(Connection connection) throws SQLException;
}
