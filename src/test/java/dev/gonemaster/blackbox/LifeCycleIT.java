package dev.gonemaster.blackbox;

import dev.gonemaster.FreePort;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Start and stop of the executable jar.
@JarOnSqlite
class LifeCycleIT {
    /// In the name of the database file, as a password is in a DSN.
    private static final String SECRET = "hunter2";

    @Test
    void aServerSaysThatItIsReadyKeepsItsSecretAndStopsInOrder() throws IOException {
        Path folder = ServerUnderTest.freshFolder("life");
        try (ServerProcess server = ExecutableJar.start(folder, List.of("--db-driver", "sqlite", "--db-dsn",
                folder.resolve(SECRET + ".db").toString(), "--hints", ServerUnderTest.hints(folder).toString(),
                "--shutdown-timeout", "5s"))) {
            server.awaitReady();

            assertThat(server.log()).contains("level=INFO msg=ready listen=127.0.0.1:");
            assertThat(commandLine(server.pid())).contains("launch.jar").doesNotContain(SECRET);
            assertThat(filesWithSecret()).isEmpty();
            assertThat(server.stop()).isZero();
            assertThat(server.log()).doesNotContain(SECRET).doesNotContain("level=ERROR").doesNotContain("\tat ");
        }
    }

    @Test
    void aRefusedDatabaseEndsTheStartWithOneLine() throws Exception {
        Path folder = ServerUnderTest.freshFolder("refused");
        Path database = Files.writeString(folder.resolve("text.db"), "no database".repeat(100));
        Process process = ExecutableJar.command(List.of("--listen", "127.0.0.1:" + FreePort.next(), "--db-driver",
                "sqlite", "--db-dsn", database.toString())).redirectErrorStream(true).start();

        String output = new String(process.getInputStream().readAllBytes()).strip();

        assertThat(output.lines()).hasSize(1).allMatch(line -> line.startsWith("gonemaster-server: the database "));
        assertThat(process.waitFor()).isEqualTo(1);
    }

    @Test
    void theJarRunsByItselfAndWarnsOfAShownDatabase() throws IOException {
        Path folder = ServerUnderTest.freshFolder("jar");
        int port = FreePort.next();
        ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-jar",
                ServerUnderTest.buildFolder().resolve("gonemaster-server.jar").toString(),
                "--listen", "127.0.0.1:" + port, "--db-driver", "sqlite", "--db-dsn",
                folder.resolve("jar.db").toString());
        command.environment().put("XDG_CACHE_HOME", ServerUnderTest.buildFolder().resolve("cache").toString());
        try (ServerProcess server = ServerProcess.start(command, port, folder.resolve("server.log"))) {
            server.awaitReady();

            assertThat(server.stop()).isZero();
            assertThat(server.log()).contains("--db-dsn shows in the process list").doesNotContain("level=ERROR");
        }
    }

    @Test
    void theServerLogCanBeJson() throws IOException {
        Path folder = ServerUnderTest.freshFolder("json");
        try (ServerProcess server = ExecutableJar.start(folder, List.of("--log-format", "json"))) {
            server.awaitReady();
            assertThat(server.stop()).isZero();

            assertThat(server.log().lines()).isNotEmpty()
                    .allSatisfy(line -> assertThat(Api.json(line).get("msg").asText()).isNotEmpty());
            assertThat(server.log()).contains("\"msg\":\"ready\",\"listen\":\"127.0.0.1:");
        }
    }

    private static String commandLine(long pid) {
        return ProcessHandle.of(pid).flatMap(process -> process.info().commandLine()).orElse("");
    }

    /// Among what servers of these tests write while they run.
    private static List<Path> filesWithSecret() throws IOException {
        Path cache = ServerUnderTest.buildFolder().resolve("cache/gonemaster");
        try (Stream<Path> folders = Files.list(cache)) {
            return folders.filter(path -> path.getFileName().toString().startsWith("run-"))
                    .flatMap(LifeCycleIT::files).filter(LifeCycleIT::holdsSecret).toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder).filter(Files::isRegularFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsSecret(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(SECRET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
