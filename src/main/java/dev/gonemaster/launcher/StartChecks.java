package dev.gonemaster.launcher;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.Secret;
import dev.gonemaster.config.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/// What is looked at before anything is booted, so that a mistake is told at once.
final class StartChecks {
    private StartChecks() {
    }

    /// The port to listen on: the configured one, or a free one for 0. Throws [StartFailedException] when it is taken.
    static int freePort(ServerConfig.Listener listener) {
        String address = listener.host() + ":" + listener.port();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(listener.host()), listener.port()));
            return socket.getLocalPort();
        } catch (UnknownHostException e) {
            throw new StartFailedException("cannot listen on " + address + ": the host is not known", e);
        } catch (IOException e) {
            throw new StartFailedException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    /// The file of a SQLite database can be written; its missing parent folders are made (mode 0750).
    static void database(ServerConfig.Database database) {
        Secret dsn = database.dsn();
        if (database.driver() == Driver.SQLITE && dsn != null) {
            sqliteFile(dsn.reveal()).ifPresent(StartChecks::writable);
        }
    }

    /// Root hints and profile can be read and mean something, and what is excluded exists.
    static void files(Installation installation, ServerConfig.Testing testing) throws IOException {
        String hints = Objects.toString(testing.hints(), "");
        String profile = Objects.toString(testing.profile(), "");
        if (hints.isEmpty() && profile.isEmpty() && testing.exclude().isEmpty()) {
            return;
        }
        String mistake = WarClasses.mistakeInTesting(installation, hints, profile, testing.exclude());
        if (!mistake.isEmpty()) {
            throw new StartFailedException(mistake);
        }
    }

    /// The file that a DSN names; empty where it names none, which the database itself refuses later.
    static Optional<Path> sqliteFile(String dsn) {
        boolean uri = dsn.startsWith("file:");
        int query = dsn.indexOf('?');
        String name = uri ? URLDecoder.decode(dsn.substring("file:".length(), query >= 0 ? query : dsn.length()),
                StandardCharsets.UTF_8) : dsn;
        if (name.isBlank() || name.startsWith(":memory:")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(name.startsWith("///") ? name.substring(2) : name).toAbsolutePath());
        } catch (InvalidPathException _) {
            throw new StartFailedException("--db-dsn: not a path");
        }
    }

    private static void writable(Path file) {
        try {
            Path folder = file.getParent();
            if (folder != null && !Files.exists(folder)) {
                Files.createDirectories(folder,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
            }
        } catch (IOException e) {
            throw new StartFailedException("--db-dsn: the folder of the database file cannot be made", e);
        }
        if (Files.isDirectory(file) || !Files.isWritable(Files.exists(file) ? file : file.resolveSibling("."))) {
            throw new StartFailedException("--db-dsn: the database file cannot be written");
        }
    }
}
