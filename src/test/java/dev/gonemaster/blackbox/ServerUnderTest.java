package dev.gonemaster.blackbox;

import dev.gonemaster.config.Driver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Starts the server that the system properties `server.kind` (a [ServerKind] in lower case) and `server.driver`
/// (`memory`, `sqlite`, `postgres`, `mariadb`; sqlite unless set) name, and tells its address in `server.url`. It runs
/// while the tests of this process do. Without a kind nothing happens; with `server.url` set a server that already runs
/// is tested.
public final class ServerUnderTest implements LauncherSessionListener {
    /// Root hints that lead nowhere: loopback addresses where nobody listens.
    private static final String HINTS = """
            .              3600000 NS a.root.test.
            a.root.test.   3600000 A  127.83.53.101
            .              3600000 NS b.root.test.
            b.root.test.   3600000 A  127.83.53.102
            """;

    private static boolean started;
    private static String administratorUrl = "";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String kind = System.getProperty("server.kind", "");
        if (!kind.isEmpty() && System.getProperty("server.url") == null) {
            start(ServerKind.valueOf(kind.toUpperCase(Locale.ROOT)), driver());
        }
    }

    static Driver driver() {
        return Driver.valueOf(System.getProperty("server.driver", "sqlite").toUpperCase(Locale.ROOT));
    }

    /// How the database of the server can be reached past it, by JDBC: not in a system property, which reports show.
    /// Empty where there is none or it is not known.
    static String administratorUrl() {
        return administratorUrl;
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

    private static synchronized void start(ServerKind kind, Driver driver) {
        if (started) {
            return;
        }
        started = true;
        try {
            Path folder = freshFolder((kind + "-" + driver).toLowerCase(Locale.ROOT));
            Backend backend = Backend.fresh(driver, folder);
            administratorUrl = backend.administratorUrl();
            ServerProcess server = kind.start(folder, backend, Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-server"));
            server.awaitReady();
            System.setProperty("server.url", server.url());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
