package dev.gonemaster.persistence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A server that somebody else runs, of which tests use, **and empty**, one database.
final class NamedServer implements DatabaseServer {
    private final ServerProgram program;
    private final String dsn;

    NamedServer(ServerProgram program, String dsn) {
        this.program = program;
        this.dsn = dsn;
    }

    @Override
    public String freshDatabase() {
        try (Connection connection = DriverManager.getConnection(administratorUrl())) {
            program.empty(connection);
            return dsn;
        } catch (SQLException e) {
            throw new IllegalStateException("the " + program.name() + " that the environment names: "
                    + e.getMessage(), e);
        }
    }

    @Override
    public String administratorUrl() {
        return program.url(dsn);
    }

    @Override
    public String administratorUrl(String database) {
        return program.url(database);
    }
}
