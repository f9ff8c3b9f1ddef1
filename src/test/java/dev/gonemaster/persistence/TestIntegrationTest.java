package dev.gonemaster.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bin/test-integration` with programs that only note how they were called.
class TestIntegrationTest {
    private static final int TIME_MAX_S = 30;
    private static final String POSTGRES = "GONEMASTER_TEST_POSTGRES_DSN";
    private static final String MARIADB = "GONEMASTER_TEST_MARIADB_DSN";

    @TempDir
    private Path folder;
    private Path calls;

    @BeforeEach
    void makePrograms() throws IOException {
        calls = Files.createFile(folder.resolve("calls"));
        for (String name : List.of("dirname", "readlink", "sed")) {
            program(name, "exec " + find(name) + " \"$@\"");
        }
        program("mvn", "echo \"mvn $* with $" + POSTGRES + " and $" + MARIADB + "\" >> " + calls);
    }

    @Test
    void namedServersAreUsedWithoutDocker() throws IOException {
        Result result = run(Map.of(POSTGRES, "postgres://a:b@h/d", MARIADB, "a:b@tcp(h)/d"));

        assertThat(result.status()).as(result.said()).isZero();
        assertThat(calls()).singleElement().asString().startsWith("mvn ").contains(" test -Dgroups=database ")
                .endsWith(" with postgres://a:b@h/d and a:b@tcp(h)/d");
    }

    @Test
    void withoutServersAndDockerOneLineSaysWhatIsMissing() throws IOException {
        Result result = run(Map.of());

        assertThat(result.status()).isOne();
        assertThat(result.said().lines()).singleElement().asString()
                .contains("needs Docker with compose", POSTGRES, MARIADB);
        assertThat(calls()).isEmpty();
    }

    @Test
    void oneServerAloneIsNotEnough() throws IOException {
        Result result = run(Map.of(MARIADB, "a:b@tcp(h)/d"));

        assertThat(result.status()).isOne();
        assertThat(result.said().lines()).singleElement().asString().contains(POSTGRES + " is missing");
        assertThat(calls()).isEmpty();
    }

    @Test
    void containersAreUpAndHealthyBeforeTheTestsAndDownAfterFailedOnes() throws IOException {
        program("docker", "echo \"docker $*\" >> " + calls);
        program("mvn", "echo \"mvn with $" + POSTGRES + " and $" + MARIADB + "\" >> " + calls + "; exit 3");

        Result result = run(Map.of());

        assertThat(result.status()).as(result.said()).isEqualTo(3);
        assertThat(calls()).filteredOn(it -> !it.matches("docker (info|compose version)")).satisfiesExactly(
                up -> assertThat(up).endsWith("/docker-compose.test.yml up --detach --wait"),
                tests -> assertThat(tests).isEqualTo("mvn with "
                        + "postgres://gonemaster:gonemaster@localhost:5432/gonemaster_test?sslmode=disable and "
                        + "gonemaster:gonemaster@tcp(localhost:3306)/gonemaster_test"),
                down -> assertThat(down).endsWith("/docker-compose.test.yml down --volumes"));
    }

    @Test
    void containersThatDoNotStartAreTakenDownAgain() throws IOException {
        program("docker", "echo \"docker $*\" >> " + calls + "; case \"$*\" in *--wait) exit 1; esac");

        Result result = run(Map.of());

        assertThat(result.status()).isOne();
        assertThat(calls().getLast()).endsWith(" down --volumes");
        assertThat(calls()).noneMatch(it -> it.startsWith("mvn"));
    }

    private Result run(Map<String, String> servers) throws IOException {
        var builder = new ProcessBuilder("bin/test-integration").redirectErrorStream(true);
        builder.environment().keySet().removeIf(it -> it.startsWith("GONEMASTER_"));
        builder.environment().putAll(servers);
        builder.environment().put("PATH", folder.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        try {
            assertThat(process.waitFor(TIME_MAX_S, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Result(process.exitValue(), said);
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(calls);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private static Path find(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new AssertionError("no " + program + " on the path");
    }

    private record Result(int status, String said) {
    }
}
