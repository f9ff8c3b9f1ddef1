package dev.gonemaster.persistence;

import dev.gonemaster.persistence.DatabaseServer.Durability;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

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

    /// JDBC's form of a DSN.
    String url(String dsn);

    /// @return the database's name in a DSN
    String database(String dsn);

    String dsn(int port, String database, String user, String password);

    /// Makes a database, and a user with the guide's rights in it alone.
    void create(EmbeddedServer server, String database, String user, String password) throws SQLException;

    /// Drops all tables and whatever else a user of the guide's rights may have made.
    void empty(Connection connection) throws SQLException;
}
