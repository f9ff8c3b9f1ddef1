package dev.gonemaster.blackbox;

import dev.gonemaster.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A stock WildFly with our WAR, prepared by a script of `server-config/wildfly`.
final class WildFly {
    private static final Path SCRIPTS = Path.of("server-config", "wildfly").toAbsolutePath();
    /// What the scripts call the driver, and where the WAR has it.
    private static final Map<String, String> DRIVERS = Map.of("sqlite.jar", "WEB-INF/lib/sqlite-jdbc-",
            "postgresql.jar", "WEB-INF/lib/postgresql-", "mariadb.jar", "WEB-INF/lib/mariadb-java-client-");

    private WildFly() {
    }

    /// @param environment `GONEMASTER_` variables
    static ServerProcess start(Path folder, Backend backend, Map<String, String> environment) throws IOException {
        Path home = prepared(backend);
        Path base = folder.resolve("standalone");
        Preparation.copy(home.resolve("standalone"), base, List.of());
        Files.copy(war(), base.resolve("deployments/gonemaster.war"));
        int port = FreePort.next();
        ProcessBuilder command = new ProcessBuilder(home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base, "-Djboss.http.port=" + port,
                "-Djboss.https.port=" + FreePort.next(),
                "-Djboss.management.http.port=" + FreePort.next());
        command.environment().putAll(environment);
        command.environment().putAll(backend.byParts());
        command.environment().putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=false",
                "LAUNCH_JBOSS_IN_BACKGROUND", "1"));
        return ServerProcess.start(command, port, folder.resolve("server.log"));
    }

    /// A home of its own for each backend: it shares all that the scripts do not change with the stock one.
    static Path prepared(Backend backend) throws IOException {
        String name = backend.driver().name().toLowerCase(Locale.ROOT);
        Path script = SCRIPTS.resolve(name + ".cli");
        return Preparation.once("wildfly-" + name, List.of(script, war()), home -> {
            Path stock = Path.of(System.getProperty("wildfly.home"));
            Preparation.copy(stock.resolve("bin"), home.resolve("bin"), List.of());
            Preparation.copy(stock.resolve("standalone"), home.resolve("standalone"), List.of());
            Files.createDirectory(home.resolve("modules"));
            for (String shared : List.of("jboss-modules.jar", "welcome-content", "modules/system")) {
                Files.createSymbolicLink(home.resolve(shared), stock.resolve(shared));
            }
            for (String program : List.of("standalone.sh", "jboss-cli.sh")) {
                home.resolve("bin").resolve(program).toFile().setExecutable(true);
            }
            Path work = Files.createDirectory(home.resolve("work"));
            unpackDrivers(work);
            Preparation.run(new ProcessBuilder(home.resolve("bin/jboss-cli.sh").toString(), "--file=" + script)
                    .directory(work.toFile()), work.resolve("log"));
        });
    }

    private static void unpackDrivers(Path folder) throws IOException {
        try (var war = new ZipFile(war().toFile())) {
            for (Enumeration<? extends ZipEntry> entries = war.entries(); entries.hasMoreElements();) {
                ZipEntry entry = entries.nextElement();
                for (Map.Entry<String, String> driver : DRIVERS.entrySet()) {
                    if (entry.getName().startsWith(driver.getValue())) {
                        try (InputStream in = war.getInputStream(entry)) {
                            Files.copy(in, folder.resolve(driver.getKey()));
                        }
                    }
                }
            }
        }
    }

    private static Path war() {
        return ServerUnderTest.buildFolder().resolve("gonemaster.war");
    }
}
