package dev.gonemaster.blackbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/// A stock WildFly with our WAR, prepared by `server-config/wildfly/sqlite.cli`.
final class WildFlyServer {
    private static final Path SCRIPT = Path.of("server-config", "wildfly", "sqlite.cli").toAbsolutePath();
    private static final int PREPARED_MAX_SECONDS = 120;

    private WildFlyServer() {
    }

    static ServerProcess start(Path folder) throws IOException {
        Path home = Path.of(System.getProperty("wildfly.home"));
        home.resolve("bin/standalone.sh").toFile().setExecutable(true);
        home.resolve("bin/jboss-cli.sh").toFile().setExecutable(true);
        prepare(home, folder);
        Files.copy(ServerUnderTest.buildFolder().resolve("gonemaster.war"),
                home.resolve("standalone/deployments/gonemaster.war"), StandardCopyOption.REPLACE_EXISTING);
        int port = ServerProcess.freePort();
        ProcessBuilder command = new ProcessBuilder(home.resolve("bin/standalone.sh").toString(),
                "-Djboss.http.port=" + port, "-Djboss.https.port=" + ServerProcess.freePort(),
                "-Djboss.management.http.port=" + ServerProcess.freePort());
        command.environment().putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=false",
                "LAUNCH_JBOSS_IN_BACKGROUND", "1",
                "GONEMASTER_DB_DRIVER", "sqlite",
                "GONEMASTER_DB_DSN", folder.resolve(ServerUnderTest.DATABASE).toString(),
                "GONEMASTER_HINTS", ServerUnderTest.hints(folder).toString(),
                "GONEMASTER_PUBLIC_API_ALLOW_NON_GLOBAL_TARGETS", "true"));
        return ServerProcess.start(command, port, folder.resolve("server.log"));
    }

    /// Once for every content of the script, and again when the server was unpacked anew.
    private static void prepare(Path home, Path folder) throws IOException {
        Path done = home.resolve("prepared-by-sqlite.cli");
        Path configuration = home.resolve("standalone/configuration/standalone.xml");
        Path stock = configuration.resolveSibling("stock.xml");
        boolean prepared = Files.readString(configuration).contains("java:/jdbc/gonemaster");
        if (prepared && Files.exists(done) && Files.mismatch(done, SCRIPT) < 0) {
            return;
        }
        Files.copy(prepared ? stock : configuration, prepared ? configuration : stock,
                StandardCopyOption.REPLACE_EXISTING);
        deleteModule(home.resolve("modules/org/xerial/main"));
        ProcessBuilder command = new ProcessBuilder(home.resolve("bin/jboss-cli.sh").toString(),
                "--resolve-parameter-values", "--file=" + SCRIPT);
        // The script takes the driver from the folder that it runs in.
        Files.copy(Path.of(System.getProperty("sqlite.jar")), folder.resolve("sqlite.jar"),
                StandardCopyOption.REPLACE_EXISTING);
        command.directory(folder.toFile());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path log = folder.resolve("prepare.log");
        Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            Assertions.assertThat(process.waitFor(PREPARED_MAX_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        Assertions.assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        Files.copy(SCRIPT, done, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void deleteModule(Path module) throws IOException {
        if (!Files.exists(module)) {
            return;
        }
        try (Stream<Path> files = Files.list(module)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(module);
        Files.delete(module.getParent());
    }
}
