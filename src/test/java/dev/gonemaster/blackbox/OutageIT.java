package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.persistence.DatabaseServer;
import dev.gonemaster.persistence.EmbeddedServer;
import dev.gonemaster.persistence.FailingNetwork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the executable jar tells its callers while its PostgreSQL is away.
@JarOnSqlite
class OutageIT {
    /// More than the server has threads for HTTP.
    private static final int CALLERS = 100;
    /// As long as one borrower waits for a connection, and some time for a machine that serves others too.
    private static final Duration ALIVE_MAX = Duration.ofSeconds(15);

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static EmbeddedServer database;
    private static FailingNetwork network;
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException {
        database = DatabaseServer.startPostgres(List.of());
        network = new FailingNetwork(database.port());
        String dsn = database.freshDatabase().replace(":" + database.port(), ":" + network.port());
        Path folder = ServerUnderTest.freshFolder("outage");
        server = ExecutableJar.start(folder, List.of("--db-driver", "postgres", "--db-dsn", dsn, "--hints",
                ServerUnderTest.hints(folder).toString()));
        server.awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
        network.close();
        database.close();
    }

    @Test
    void aDatabaseThatIsAwayIsToldAndComesBackByItself() {
        submit(201);
        database.stop();
        Eventually.await("readyz says why not", () -> get("/api/v1/readyz").body()
                .contains("\"reason\":\"the database cannot be reached\""));
        assertThat(get("/api/v1/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/api/v1/healthz").statusCode()).isEqualTo(200);
        HttpResponse<String> refused = submit(503);
        assertThat(refused.body()).contains("\"code\":\"store_error\"");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();

        database.start();

        Eventually.await("it is ready again", () -> get("/api/v1/readyz").statusCode() == 200);
        Eventually.await("it takes jobs again", () -> post().statusCode() == 201);
    }

    @Test
    void aServerWhoseDatabaseIsSilentIsAliveHoweverManyAsk() {
        network.fallSilent();
        var callers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < CALLERS; i++) {
            callers.add(HTTP.sendAsync(submission(Duration.ofMinutes(2)), BodyHandlers.ofString()));
        }
        Eventually.await("one is refused", () -> callers.stream().anyMatch(CompletableFuture::isDone));
        long asked = System.nanoTime();
        assertThat(get("/api/v1/healthz").statusCode()).isEqualTo(200);
        assertThat(System.nanoTime() - asked).isLessThan(ALIVE_MAX.toNanos());

        network.cut();

        callers.forEach(caller -> assertThat(caller.join().statusCode()).isIn(201, 503));
        Eventually.await("it is ready again", () -> get("/api/v1/readyz").statusCode() == 200);
        Eventually.await("it takes jobs again", () -> post().statusCode() == 201);
    }

    /// Commits too: what the container throws then must count as an outage, and no job may be left over.
    @Test
    void answersThatAreLostAreNoDefect() {
        network.loseAnswers();
        var caller = HTTP.sendAsync(submission(Duration.ofMinutes(2)), BodyHandlers.ofString());
        Eventually.await("the server waits", () -> get("/api/v1/readyz").statusCode() == 503);
        network.cut();

        assertThat(caller.join().statusCode()).isIn(201, 503);
        Eventually.await("it is ready again", () -> get("/api/v1/readyz").statusCode() == 200);
        Eventually.await("nothing of ours broke", () -> post().statusCode() == 201);
        assertThat(server.log()).doesNotContain("request_failed").doesNotContain("claim_failed")
                .doesNotContain("graduation_failed");
    }

    private static HttpResponse<String> submit(int status) {
        HttpResponse<String> answer = post();
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer;
    }

    private static HttpResponse<String> post() {
        return send(submission(Duration.ofSeconds(60)));
    }

    private static HttpRequest submission(Duration max) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/jobs")).timeout(max)
                .POST(BodyPublishers.ofString("{\"domain\":\"example.com\"}")).build();
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofSeconds(60)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
