package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.bench.Population;
import dev.gonemaster.config.Driver;
import dev.gonemaster.persistence.DirectDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `gonemaster-server db ...`, by real processes of the executable jar.
@JarOnSqlite
class DatabaseCommandsIT {
    /// The target is about a second; a busy machine gets more.
    private static final Duration ANSWER_MAX = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @BeforeAll
    static void unpackOnce() throws Exception {
        run(Map.of(), "--version");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            db                | gonemaster-server db [-h] COMMAND
            db --help         | gonemaster-server db [-h] COMMAND
            db copy --help    | gonemaster-server db copy [-h] [--from=DSN]
            db backup --help  | gonemaster-server db backup [--force] [-h]
            db restore --help | gonemaster-server db restore [-h]
            db check -h       | gonemaster-server db check [-h]
            db stats --help   | gonemaster-server db stats [-h]
            """)
    void usageIsPrintedWhenAskedFor(String words, String usage) throws Exception {
        Ended ended = run(Map.of(), words.split(" "));

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).startsWith("Usage: " + usage);
        assertThat(ended.took()).isLessThan(ANSWER_MAX);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | db nonsense                                     | Unmatched argument at index 0: 'nonsense'; gonemaster-server db --help tells more
            2 | db check --nonsense                             | Unknown option: '--nonsense'; gonemaster-server db check --help tells more
            2 | db backup --db-driver sqlite --db-dsn x.db      | Missing required parameter: 'FILE'; gonemaster-server db backup --help tells more
            2 | db check                                        | the driver memory keeps nothing: name a database with --db-driver and --db-dsn, GONEMASTER_DB_DRIVER and GONEMASTER_DB_DSN, or --config
            2 | db check --db-driver oracle                     | --db-driver: "oracle" is none of memory, sqlite, postgres, mariadb, mysql
            2 | db copy --from x.db                             | missing: --to or GONEMASTER_DB_COPY_TO
            1 | db stats --db-driver sqlite --db-dsn FOLDER/none.db | the database FOLDER/none.db does not exist
            1 | db stats --db-driver postgres --db-dsn postgres://u:secret@127.0.0.1:1/x?sslmode=disable | the database cannot be reached: Connection to 127.0.0.1:1 refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.
            """)
    void aMistakeIsOneLine(int status, String words, String line) throws Exception {
        Ended ended = run(Map.of(), words.replace("FOLDER", folder.toString()).split(" +"));

        assertThat(ended.output()).isEqualTo("gonemaster-server: " + line.replace("FOLDER", folder.toString()));
        assertThat(ended.status()).isEqualTo(status);
    }

    @Test
    void theDatabaseIsTheOneTheServerIsToldOf() throws Exception {
        String file = filled();
        Path config = Files.writeString(folder.resolve("config.json"),
                "{\"database\": {\"driver\": \"sqlite\", \"dsn\": \"" + file + "\", \"retention_days\": 30}}");

        assertThat(run(Map.of(), "db", "check", "--config", config.toString()).output()).endsWith("is sound");
        assertThat(run(Map.of(), "db", "stats", "--config", config.toString()).output())
                .containsPattern("retention days +30");
        assertThat(run(Map.of("GONEMASTER_DB_DRIVER", "sqlite", "GONEMASTER_DB_DSN", file), "db", "check").status())
                .isZero();
    }

    @Test
    void everythingGoesThereAndBack() throws Exception {
        String file = filled();
        String copy = folder.resolve("copy.db").toString();
        String backup = folder.resolve("backup.jsonl.gz").toString();
        String restored = folder.resolve("restored.db").toString();

        Ended copied = run(Map.of(), "db", "copy", "--from", file, "--to=" + copy);
        Ended saved = run(Map.of(), "db", "backup", "--db-driver", "sqlite", "--db-dsn", copy, backup);
        Ended back = run(Map.of(), "db", "restore", "--db-driver", "sqlite", "--db-dsn", restored, backup);

        assertThat(copied.status()).as(copied.output()).isZero();
        assertThat(saved.status()).as(saved.output()).isZero();
        assertThat(back.status()).as(back.output()).isZero();
        assertThat(checksums(copied)).isNotEmpty().isEqualTo(checksums(saved)).isEqualTo(checksums(back));
    }

    @Test
    void aCopyThatIsKilledGoesOn() throws Exception {
        String file = filled(4_000, 40);
        String copy = folder.resolve("copy.db").toString();
        Process killed = ExecutableJar.command(List.of("db", "copy", "--from", file, "--to", copy))
                .redirectErrorStream(true).redirectOutput(folder.resolve("killed.log").toFile()).start();
        Eventually.await("some rows are there", () -> rows(copy) > 0);
        killed.destroyForcibly().waitFor();

        Ended ended = run(Map.of(), "db", "copy", "--from", file, "--to", copy);

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("going on with an interrupted copy");
        assertThat(rows(copy)).isEqualTo(4_000);
    }

    private static long rows(String file) {
        if (!Files.exists(Path.of(file))) {
            return 0;
        }
        try (DirectDatabase database = DirectDatabase.reading(Driver.SQLITE, file);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (!DirectDatabase.hasTable(connection, "runs")) {
                return 0;
            }
            try (ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM runs")) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> checksums(Ended ended) {
        return ended.output().lines().filter(line -> line.matches("\\w+ +\\d+  [0-9a-f]{64}")).toList();
    }

    @Test
    void aRunningServerIsNotDisturbed() throws Exception {
        String file = filled();
        List<String> flags = List.of("--db-driver", "sqlite", "--db-dsn", file, "--hints",
                ServerUnderTest.hints(folder).toString());
        String backup = folder.resolve("backup.db").toString();
        try (ServerProcess server = ExecutableJar.start(folder, flags)) {
            server.awaitReady();

            assertThat(run(Map.of(), "db", "backup", "--db-driver", "sqlite", "--db-dsn", file, backup).status())
                    .isZero();
            assertThat(run(Map.of(), "db", "stats", "--db-driver", "sqlite", "--db-dsn", file).output())
                    .containsPattern("a server has the file +yes");
            assertThat(run(Map.of(), "db", "check", "--db-driver", "sqlite", "--db-dsn", file).output())
                    .endsWith("is sound");
            assertThat(run(Map.of(), "db", "restore", "--db-driver", "sqlite", "--db-dsn", file, backup).output())
                    .endsWith("is in use by another server");
            String beside = folder.resolve("beside.db").toString();
            assertThat(run(Map.of(), "db", "copy", "--from", file, "--to", beside).output())
                    .contains("a server works on " + file);
            assertThat(server.stop()).isZero();
        }
        assertThat(run(Map.of(), "db", "check", "--db-driver", "sqlite", "--db-dsn", backup).output())
                .endsWith("is sound");
    }

    /// Databases that take connections and never answer keep the command waiting while its command line is read.
    @Test
    void noPasswordIsInTheProcessList() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String postgres = "postgres://gonemaster:verysecret@127.0.0.1:" + silent.getLocalPort()
                    + "/x?sslmode=disable";
            String mariadb = "gonemaster:verysecret@tcp(127.0.0.1:" + silent.getLocalPort() + ")/x";
            for (List<String> words : List.of(List.of("db", "copy", "--from", postgres, "--to", mariadb),
                    List.of("db", "copy", "--from=" + mariadb, "--to=" + postgres),
                    List.of("db", "check", "--db-driver", "postgres", "--db-dsn", postgres))) {
                Process process = ExecutableJar.command(words).redirectErrorStream(true).start();
                try (var accepted = silent.accept()) {
                    String line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));

                    assertThat(accepted.isConnected()).isTrue();
                    assertThat(line).contains("launch.jar", words.get(1)).doesNotContain("verysecret");
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private String filled() throws Exception {
        return filled(50, 5);
    }

    private String filled(int runs, int entries) throws Exception {
        String file = folder.resolve("filled.db").toString();
        try (DirectDatabase database = DirectDatabase.owning(Driver.SQLITE, file)) {
            Population.fill(database, runs, entries, 0);
        }
        return file;
    }

    private static Ended run(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        ProcessBuilder command = ExecutableJar.command(new ArrayList<>(List.of(words))).redirectErrorStream(true);
        command.environment().putAll(environment);
        Process process = command.start();
        try {
            String output = new String(process.getInputStream().readAllBytes()).strip();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), output, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            process.destroyForcibly();
        }
    }

    private record Ended(int status, String output, Duration took) {
    }
}
