package dev.gonemaster.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Starts the server that the system property `server.kind` names (`payara`: the executable jar by its script; `wildfly`:
/// a stock WildFly with the WAR, prepared by its script), both on SQLite, and tells its address in `server.url` and its file in `server.database`. It
/// runs while the tests of this process do. Without the property nothing happens; with `server.url` set a server that
/// already runs is tested.
public final class ServerUnderTest implements LauncherSessionListener {
    /// Root hints that lead nowhere: loopback addresses where nobody listens.
    private static final String HINTS = """
            .              3600000 NS a.root.test.
            a.root.test.   3600000 A  127.83.53.101
            .              3600000 NS b.root.test.
            b.root.test.   3600000 A  127.83.53.102
            """;

    /// The SQLite file in the folder of a server; the system property `server.database` has its path.
    static final String DATABASE = "it.db";

    private static boolean started;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String kind = System.getProperty("server.kind", "");
        if (!kind.isEmpty() && System.getProperty("server.url") == null) {
            start(kind);
        }
    }

    static Path buildFolder() {
        return Path.of(System.getProperty("build.folder", "target")).toAbsolutePath();
    }

    /// An empty folder below the build folder.
    static Path freshFolder(String name) throws IOException {
        Files.createDirectories(buildFolder().resolve("servers"));
        return Files.createTempDirectory(buildFolder().resolve("servers"), name + "-");
    }

    static Path hints(Path folder) throws IOException {
        return Files.writeString(folder.resolve("named.root"), HINTS);
    }

    private static synchronized void start(String kind) {
        if (started) {
            return;
        }
        started = true;
        try {
            Path folder = freshFolder(kind);
            System.setProperty("server.database", folder.resolve(DATABASE).toString());
            ServerProcess server = switch (kind) {
                case "payara" -> PayaraServer.start(folder);
                case "wildfly" -> WildFlyServer.start(folder);
                default -> throw new IllegalArgumentException("server.kind=" + kind);
            };
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-server"));
            server.awaitReady();
            System.setProperty("server.url", server.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
