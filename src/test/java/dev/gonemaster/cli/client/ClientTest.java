package dev.gonemaster.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a server that knows one answer.
class ClientTest {
    private static final String PURGED = "{\"purged_jobs\":12,\"purged_runs\":11,\"purged_entries\":1140}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final CountDownLatch silence = new CountDownLatch(1);
    private HttpServer server;
    private int status = 200;
    private String answer = PURGED;
    private boolean silent;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            headers.add(Map.copyOf(exchange.getRequestHeaders()));
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (silent) {
                awaitEnd();
            }
            byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        silence.countDown();
        server.stop(0);
    }

    @Test
    void aPurgeSaysWhatItRemoved() {
        assertThat(client("jobs", "purge", "--older-than", "30")).isZero();

        assertThat(out()).isEqualTo("purged: 12 jobs, 11 runs, 1140 entries\n");
        assertThat(asked).containsExactly("POST /api/v1/jobs/purge");
        assertThat(bodies).containsExactly("{\"older_than_days\":30}");
        assertThat(headers.getFirst().get("Content-type")).containsExactly("application/json");
        assertThat(headers.getFirst()).doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "jobs purge                            | {}",
            "jobs purge --older-than 0             | {}",
            "jobs purge --older-than=7             | {\"older_than_days\":7}",
            "jobs purge --dry-run                  | {\"dry_run\":true}",
            "jobs purge --dry-run --older-than 7   | {\"older_than_days\":7,\"dry_run\":true}",
            "jobs purge --older-than 7 --          | {\"older_than_days\":7}"})
    void theServerIsToldWhatWasTyped(String words, String body) {
        assertThat(client(words.split(" +"))).isZero();

        assertThat(bodies).containsExactly(body);
    }

    @Test
    void aDryRunSaysSo() {
        answer = PURGED.replace("}", ",\"dry_run\":true}");
        client("jobs", "purge", "--dry-run");

        assertThat(out()).isEqualTo("would purge: 12 jobs, 11 runs, 1140 entries\n");
    }

    @Test
    void jsonIsTheAnswerOfTheServer() throws IOException {
        Path file = folder.resolve("purged.json");
        assertThat(client("--format", "json", "--output", file.toString(), "jobs", "purge")).isZero();

        assertThat(out()).isEmpty();
        assertThat(file).hasContent(PURGED + "\n");
    }

    @Test
    void tokenAndHeadersAreSent() {
        client(Map.of("GONEMASTER_TOKEN", "gm_secret-1"), "--header", "X-One: 1", "--header", "X-Two:2", "jobs",
                "purge");
        client(Map.of("GONEMASTER_TOKEN", "gm_secret-1"), "--token", "gm_other", "jobs", "purge");

        assertThat(headers.getFirst()).containsEntry("Authorization", List.of("Bearer gm_secret-1"))
                .containsEntry("X-one", List.of("1")).containsEntry("X-two", List.of("2"));
        assertThat(headers.getLast()).containsEntry("Authorization", List.of("Bearer gm_other"));
    }

    @Test
    void theServerIsToldTheLanguageThatWasAskedFor() {
        assertThat(client("--locale", "de_AT.UTF-8", "jobs", "purge")).isZero();
        assertThat(client("--locale", "a&b=c", "jobs", "purge")).isZero();

        assertThat(asked).containsExactly("POST /api/v1/jobs/purge?locale=de_AT.UTF-8",
                "POST /api/v1/jobs/purge?locale=a%26b%3Dc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST:PORT", "http://HOST:PORT/", "http://HOST:PORT/api/v1", "http://HOST:PORT/api/v1/"})
    void schemeAndPathOfTheServerMayBeLeftOut(String address) {
        assertThat(new Client(out, stream(err), Map.of()).execute("--server", filled(address), "jobs", "purge"))
                .as(err()).isZero();

        assertThat(asked).containsExactly("POST /api/v1/jobs/purge");
    }

    @Test
    void aServerBelowAPathIsAskedThere() {
        new Client(out, stream(err), Map.of()).execute("--server", filled("HOST:PORT/dns"), "jobs", "purge");

        assertThat(asked).containsExactly("POST /dns/api/v1/jobs/purge");
    }

    @Test
    void whatTheServerRefusesIsToldWithItsCode() {
        status = 400;
        answer = "{\"error\":{\"code\":\"retention_not_configured\",\"message\":\"no\\u001B[2J retention\"}}";

        assertThat(client("jobs", "purge")).isEqualTo(2);

        assertThat(err()).isEqualTo("gonemaster-client: no\\u{1B}[2J retention (code=retention_not_configured)\n");
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "502 | <html>                | the server answered with status 502",
            "302 | {}                    | the server answered with status 302",
            "500 | {\"error\":\"gone\"}  | the server answered with status 500",
            "200 | <html>                | the answer of http://HOST:PORT/api/v1 is not JSON"})
    void anAnswerThatIsNoneIsToldAsSuch(int code, String body, String line) {
        status = code;
        answer = body;

        assertThat(client("jobs", "purge")).isEqualTo(2);

        assertThat(err()).isEqualTo("gonemaster-client: " + filled(line) + "\n");
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        answer = " ".repeat(Api.ANSWER_MAX) + PURGED;

        assertThat(client("jobs", "purge")).isEqualTo(1);

        assertThat(err()).startsWith(filled("gonemaster-client: no answer from http://HOST:PORT/api/v1: "));
    }

    @Test
    void aServerThatIsNotThereIsToldAsSuch() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(new Client(out, stream(err), Map.of()).execute("--server", "127.0.0.1:" + port, "jobs", "purge"))
                .isEqualTo(1);

        assertThat(err()).isEqualTo("gonemaster-client: cannot connect to http://127.0.0.1:" + port + "/api/v1\n");
    }

    @Test
    void aServerThatIsSilentIsNotWaitedForLongerThanAsked() {
        silent = true;

        assertThat(client("--timeout", "300ms", "jobs", "purge")).isEqualTo(1);

        assertThat(err()).isEqualTo(filled("gonemaster-client: no answer from http://HOST:PORT/api/v1 within 300ms\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "jobs purge -older-than 3          | Unknown option",
            "-server x jobs purge              | Unknown option",
            "-help                             | Unknown option: '-help'",
            "jobs purge --older-than -1        | --older-than: -1 is less than 0",
            "jobs purge --older-than many      | Invalid value for option '--older-than'",
            "jobs purge 30                     | Unmatched argument",
            "jobs                              | Missing required subcommand",
            "robs purge                        | Unmatched argument",
            "--timeout soon jobs purge         | --timeout: \"soon\" is not a duration like 30s or 1h30m",
            "--timeout 0 jobs purge            | --timeout: \"0\" is not a duration like 30s or 1h30m",
            "--format csv jobs purge           | --format: \"csv\" is none of pretty, json",
            "--header colonless jobs purge     | --header: \"\" cannot be sent; say NAME:VALUE",
            "--header Host:x jobs purge        | --header: \"Host\" cannot be sent; say NAME:VALUE",
            "--server x jobs purge             | option '--server' (URL) should be specified only once",
            "--output FOLDER/no/file jobs purge | cannot write the result: "})
    void aMistakeIsOneLine(String words, String line) {
        assertThat(client(words.replace("FOLDER", folder.toString()).split(" +"))).isEqualTo(2);

        assertThat(err().lines()).hasSize(1);
        assertThat(err()).startsWith("gonemaster-client: " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://h", "h?x", "h#x", "", "//", "h h", "http://:80"})
    void whatIsNoAddressIsNotAsked(String address) {
        assertThat(new Client(out, stream(err), Map.of()).execute("--server", address, "jobs", "purge")).isEqualTo(2);

        assertThat(err()).isEqualTo("gonemaster-client: --server: \"" + address
                + "\" is not an address like https://host:8080\n");
    }

    @Test
    void aBadTokenIsNotRepeated() {
        assertThat(client("--token", "hunter2\n", "jobs", "purge")).isEqualTo(2);

        assertThat(err()).isEqualTo("gonemaster-client: the token holds characters that no token has\n");
        assertThat(asked).isEmpty();
    }

    @Test
    void helpAndVersionAskNobody() {
        assertThat(client("-h")).isZero();
        assertThat(client("jobs", "--help")).isZero();
        assertThat(client("jobs", "purge", "-h")).isZero();
        assertThat(out()).contains("Usage: gonemaster-client", "Usage: gonemaster-client jobs purge", "--older-than=N");
        out.reset();
        assertThat(client("--version")).isZero();
        assertThat(out()).matches("gonemaster-client \\S+\n");
        assertThat(asked).isEmpty();
    }

    private int client(String... words) {
        return client(Map.of(), words);
    }

    private int client(Map<String, String> environment, String... words) {
        var all = new ArrayList<>(List.of("--server", filled("http://HOST:PORT")));
        all.addAll(List.of(words));
        return new Client(out, stream(err), environment).execute(all.toArray(String[]::new));
    }

    private String filled(String text) {
        return text.replace("HOST:PORT", "127.0.0.1:" + server.getAddress().getPort());
    }

    private void awaitEnd() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PrintStream stream(ByteArrayOutputStream octets) {
        return new PrintStream(octets, true, StandardCharsets.UTF_8);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
