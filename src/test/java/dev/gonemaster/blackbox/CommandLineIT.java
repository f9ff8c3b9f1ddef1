package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the executable jar says on its command line, by real processes.
@JarOnSqlite
class CommandLineIT {
    /// The target is two seconds after the JVM runs; a busy machine gets more.
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @BeforeAll
    static void unpackOnce() throws Exception {
        run(List.of("--version"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | unknown flag --nonsense; --help lists them                      | --nonsense
            2 | --workers: "0" is not between 1 and 10000                       | --workers 0
            2 | --timeout: "256" is not between 1 and 255                       | --timeout=256
            2 | --shutdown-timeout: "soon" is not a duration like 30s or 1h30m  | --shutdown-timeout soon
            2 | --db-driver: "oracle" is none of memory, sqlite, postgres, mariadb, mysql | --db-driver oracle
            2 | --db-dsn: the driver sqlite needs a database (--db-dsn, GONEMASTER_DB_DSN or database.dsn) | --db-driver sqlite
            1 | --db-dsn: the database file cannot be written                   | --db-driver sqlite --db-dsn FOLDER
            1 | --hints: FOLDER/none: no such file                              | --hints FOLDER/none
            1 | --hints: FOLDER/junk: line 1: not a record of the form: NAME TTL TYPE DATA | --hints FOLDER/junk
            1 | --profile: FOLDER/bad.json: test_levels: must be an object      | --profile FOLDER/bad.json
            2 | FOLDER/none: the configuration file does not exist              | --config FOLDER/none
            2 | FOLDER/junk: line 1, column 5: not valid JSON                    | --config FOLDER/junk
            1 | cannot listen on 127.0.0.1:TAKEN: Address already in use        | --listen 127.0.0.1:TAKEN
            """)
    void aMistakeEndsTheProcessWithOneLine(int status, String line, String flags) throws Exception {
        Files.writeString(folder.resolve("junk"), "junk");
        Files.writeString(folder.resolve("bad.json"), "{\"test_levels\": 3}");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            // The standard port may be in use; of a repeated flag the last one counts.
            List<String> words = new ArrayList<>(List.of("--listen", "127.0.0.1:0"));
            words.addAll(List.of(filled(flags, taken).split(" ")));

            Ended ended = run(words);

            System.out.printf("%5d ms  %s%n", ended.took().toMillis(), ended.output());
            assertThat(ended.output()).isEqualTo("gonemaster-server: " + filled(line, taken));
            assertThat(ended.status()).isEqualTo(status);
            assertThat(ended.took()).isLessThan(ANSWER_MAX);
        }
    }

    @Test
    void theDumpShowsWhatHoldsButNoSecret() throws Exception {
        Ended ended = run(List.of("--dump-config", "--workers", "3", "--db-driver", "sqlite", "--db-dsn", "secret.db"));

        assertThat(ended.status()).isZero();
        assertThat(ended.output()).contains("\"worker_count\": 3").doesNotContain("secret.db");
    }

    private String filled(String text, ServerSocket taken) {
        return text.replace("FOLDER", folder.toString()).replace("TAKEN", String.valueOf(taken.getLocalPort()));
    }

    private static Ended run(List<String> flags) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = ExecutableJar.command(new ArrayList<>(flags)).redirectErrorStream(true).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Ended(process.exitValue(), new String(process.getInputStream().readAllBytes()).strip(), took);
        } finally {
            process.destroyForcibly();
        }
    }

    private record Ended(int status, String output, Duration took) {
    }
}
