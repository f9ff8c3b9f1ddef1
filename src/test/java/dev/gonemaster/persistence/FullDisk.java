package dev.gonemaster.persistence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A small disk of its own below one database, which can be full. Needs root; without, the test that asks for one is
/// skipped.
public final class FullDisk implements AutoCloseable {
    private static final String SIZE = "32m";
    private static final int MOUNT_MAX_S = 20;

    private final Path folder;

    private FullDisk(Path folder) {
        this.folder = folder;
    }

    /// @param dsn from `server.freshDatabase()`; nothing is in the database yet
    public static FullDisk under(EmbeddedServer server, String dsn) {
        assumeTrue(Unprivileged.isRoot(), "only root can mount a small disk");
        boolean postgres = dsn.startsWith("postgres");
        String database = server.administratorUrl(dsn).replaceFirst("^jdbc:[^/]*//[^/]*/([^?]*).*", "$1");
        try {
            Path folder = postgres ? Files.createDirectory(server.dataFolder().resolveSibling("disk-" + database))
                    : server.dataFolder().resolve(database);
            List<Path> inside = postgres ? List.of() : Files.list(folder).toList();
            var copies = inside.stream().map(FullDisk::read).toList();
            assumeTrue(runs("mount", "-t", "tmpfs", "-o", "mode=0777,size=" + SIZE, "tmpfs", folder.toString()),
                    "this machine lets nobody mount a small disk");
            for (int i = 0; i < inside.size(); i++) {
                Files.write(inside.get(i), copies.get(i));
            }
            if (postgres) {
                moveTo(server, database, folder);
            }
            return new FullDisk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Nothing more can be written.
    public void fill() {
        var zeros = new byte[4_096];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(zeros);
            }
        } catch (IOException full) {
            // That is the aim.
        }
    }

    /// There is space again.
    public void free() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The database goes with its disk.
    @Override
    public void close() {
        runs("umount", "--lazy", folder.toString());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static void moveTo(EmbeddedServer server, String database, Path folder) throws IOException, SQLException {
        Path space = Files.createDirectory(folder.resolve("space"));
        Unprivileged.own(space);
        try (Connection connection = DriverManager.getConnection(server.administratorUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLESPACE disk_" + database + " LOCATION '" + space + "'");
            statement.execute("ALTER DATABASE " + database + " SET TABLESPACE disk_" + database);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(MOUNT_MAX_S, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
