package dev.gonemaster.persistence;

import java.util.List;

/// A real PostgreSQL or MariaDB for tests.
///
/// The shared ones start when first asked for, serve every test class of the process and go with it. With the
/// environment variable `GONEMASTER_TEST_POSTGRES_DSN` or `GONEMASTER_TEST_MARIADB_DSN` set, the shared one is the
/// server named there, and **everything in the database that it names is deleted**, at each [#freshDatabase()].
public sealed interface DatabaseServer permits EmbeddedServer, NamedServer {
    /// The shared PostgreSQL.
    static DatabaseServer postgres() {
        return SharedServers.POSTGRES.get();
    }

    /// The shared MariaDB.
    static DatabaseServer mariadb() {
        return SharedServers.MARIADB.get();
    }

    /// Starts a PostgreSQL of the caller's own, who closes it. What it has committed outlives [EmbeddedServer#kill()],
    /// not the machine.
    ///
    /// @param extraArguments of `postgres`, such as `-c`, `ssl=on`; they win over ours
    static EmbeddedServer startPostgres(List<String> extraArguments) {
        return EmbeddedServer.start(new PostgresProgram(), Durability.FAST, extraArguments);
    }

    /// As [#startPostgres(List)] with MariaDB.
    ///
    /// @param extraArguments of `mariadbd`, such as `--ssl-cert=/path`; they win over ours
    static EmbeddedServer startMariadb(List<String> extraArguments) {
        return EmbeddedServer.start(new MariadbProgram(), Durability.FAST, extraArguments);
    }

    /// As [#startPostgres(List)], forcing to the disk as in production.
    static EmbeddedServer startDurablePostgres(List<String> extraArguments) {
        return EmbeddedServer.start(new PostgresProgram(), Durability.DURABLE, extraArguments);
    }

    /// As [#startMariadb(List)], forcing to the disk as in production.
    static EmbeddedServer startDurableMariadb(List<String> extraArguments) {
        return EmbeddedServer.start(new MariadbProgram(), Durability.DURABLE, extraArguments);
    }

    /// Makes a database with nothing in it, and a user with the rights that the operator's guide asks for and no more.
    /// Where the server is a named one, the one database that it has is emptied instead.
    ///
    /// @return how the product is told to reach it, as that user
    String freshDatabase();

    /// @return JDBC, with an administrator's name and password; on a named server those of its DSN
    String administratorUrl();

    /// As [#administratorUrl()], into one database.
    ///
    /// @param dsn from [#freshDatabase()]
    String administratorUrl(String dsn);

    /// What a server does for what it has committed.
    enum Durability {
        /// Written, not forced to the disk: outlives the server, and is quick.
        FAST,
        /// As in production: outlives the machine.
        DURABLE
    }
}
