package dev.gonemaster.persistence;

import dev.gonemaster.FreePort;
import dev.gonemaster.blackbox.WildFlyHome;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.Node;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Prepares what Arquillian starts, when the system property `inside` names a container of `arquillian.xml`: a
/// PostgreSQL, the configuration file that `GONEMASTER_CONFIG` names, and a WildFly. What is found out on the way goes
/// into system properties, which `arquillian.xml` passes on.
public final class InsideContainer implements LauncherSessionListener {
    static final int RETENTION_DAYS = 30;

    private static boolean prepared;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        String container = System.getProperty("inside", "");
        if (container.isEmpty() || prepared) {
            return;
        }
        prepared = true;
        try {
            String dsn = DatabaseServer.postgres().freshDatabase();
            Path file = Path.of(System.getenv("GONEMASTER_CONFIG"));
            Files.createDirectories(file.getParent());
            secret(file, "{\"database\": {\"dsn\": \"" + dsn + "\", \"retention_days\": " + RETENTION_DAYS + "}}");
            for (String port : List.of("inside.port", "inside.https.port", "inside.management.port")) {
                System.setProperty(port, String.valueOf(FreePort.next()));
            }
            System.setProperty("inside.scripts", Path.of("server-config", "payara").toAbsolutePath().toString());
            if (container.equals("wildfly")) {
                System.setProperty("inside.home", WildFlyHome.withPostgres().toString());
                var properties = new StringBuilder();
                WildFlyHome.environment(dsn).forEach((name, value) ->
                        properties.append("env.").append(name).append('=').append(value).append('\n'));
                System.setProperty("inside.properties", secret(file.resolveSibling("inside.properties"),
                        properties.toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a file that goes with this process: nothing that is left below the build folder shows a password.
    private static String secret(Path file, String content) throws IOException {
        file.toFile().deleteOnExit();
        return Files.writeString(file, content).toString();
    }

    static String text(Node node) {
        try (InputStream in = node.getAsset().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static File jarOf(Class<?> type) {
        try {
            return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
