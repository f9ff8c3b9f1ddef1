package dev.gonemaster.bench.storage;

import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DatabaseServer;
import dev.gonemaster.persistence.EmbeddedServer;
import dev.gonemaster.persistence.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One kind of database, durable as in production and otherwise as its makers ship it.
///
/// @param server null for SQLite
/// @param folder takes the files of SQLite
record Backend(Driver driver, String provider, EmbeddedServer server, Path folder) implements AutoCloseable {
    private static final List<String> POSTGRES_AS_SHIPPED = List.of("-c", "fsync=on", "-c", "full_page_writes=on",
            "-c", "shared_buffers=128MB");
    private static final List<String> MARIADB_AS_SHIPPED = List.of("--innodb-flush-log-at-trx-commit=1",
            "--innodb-flush-method=O_DIRECT", "--innodb-doublewrite=1", "--innodb-buffer-pool-size=128M",
            "--innodb-log-file-size=96M");

    /// @param provider name of the persistence provider
    static Backend start(Driver driver, String provider) {
        try {
            Path base = Path.of(System.getProperty("build.folder", "target"), "bench");
            Files.createDirectories(base);
            return new Backend(driver, provider, switch (driver) {
                case SQLITE -> null;
                case POSTGRES -> DatabaseServer.startPostgres(POSTGRES_AS_SHIPPED);
                case MARIADB -> DatabaseServer.startMariadb(MARIADB_AS_SHIPPED);
                case MEMORY -> throw new IllegalArgumentException("nothing to compare memory with");
            }, Files.createTempDirectory(base, driver.name().toLowerCase(java.util.Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An empty database.
    Site site() {
        return site(server == null ? folder.resolve("bench" + System.nanoTime() + ".db").toString()
                : server.freshDatabase());
    }

    Site site(String dsn) {
        return new Site(this, dsn, TestDatabase.open(driver, dsn, provider));
    }

    /// Seconds of processor time that the server's processes have used; 0 for SQLite, which is in our own.
    double serverCpu() {
        return server == null ? 0 : Cpu.ofTree(server.pid());
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
