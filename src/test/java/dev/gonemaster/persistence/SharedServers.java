package dev.gonemaster.persistence;

import dev.gonemaster.persistence.DatabaseServer.Durability;
import java.util.List;
import java.util.function.Supplier;

/// The servers that all test classes of a process share.
enum SharedServers {
    POSTGRES("GONEMASTER_TEST_POSTGRES_DSN", PostgresProgram::new),
    MARIADB("GONEMASTER_TEST_MARIADB_DSN", MariadbProgram::new);

    private final String variable;
    private final Supplier<ServerProgram> program;
    private DatabaseServer server;

    SharedServers(String variable, Supplier<ServerProgram> program) {
        this.variable = variable;
        this.program = program;
    }

    synchronized DatabaseServer get() {
        if (server == null) {
            String dsn = System.getenv(variable);
            server = dsn == null || dsn.isEmpty()
                    ? EmbeddedServer.start(program.get(), Durability.FAST, List.of())
                    : new NamedServer(program.get(), dsn);
        }
        return server;
    }
}
