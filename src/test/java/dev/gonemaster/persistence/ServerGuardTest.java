package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerGuardTest {
    @Test
    void aServerEndsWithWhoStartedItHoweverThatEnds() throws IOException {
        Process starter = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
                "-Dbuild.folder=" + System.getProperty("build.folder", "target"),
                "-cp", System.getProperty("java.class.path"), Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        ProcessHandle server;
        Path files;
        try (BufferedReader said = starter.inputReader()) {
            server = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
            files = Path.of(said.readLine());
            assertThat(server.isAlive()).isTrue();
            assertThat(files).isDirectory();
        } finally {
            starter.destroyForcibly();
        }

        Eventually.await("the server has ended", () -> !server.isAlive());
        Eventually.await("its files are gone", () -> !Files.exists(files));
    }

    /// Starts a server, says its process and its folder, and waits to be killed.
    static final class Starter {
        private Starter() {
        }

        static void main() throws InterruptedException {
            EmbeddedServer server = DatabaseServer.startMariadb(List.of());
            System.out.println(server.pid());
            System.out.println(server.dataFolder());
            Thread.currentThread().join();
        }
    }
}
