package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.Eventually;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Forgetting old results on request. The server under test has no retention of its own.
class PurgeIT {
    private static final Duration OLD = Duration.ofDays(400);
    private static final Duration REACHED_MAX = Duration.ofSeconds(2);

    @Test
    void onlyWhatIsOldEnoughGoesWithAllThatHangsOnIt() throws SQLException {
        String old = endedLongAgo("old.purge.example");
        String young = Api.submit("young.purge.example");
        Api.ended(young);
        int entries = Api.json(Api.get("/runs/" + old)).get("entry_count").asInt();
        assertThat(entries).isPositive();

        HttpResponse<String> before = Api.post("/jobs/purge", "{\"older_than_days\": 365, \"dry_run\": true}");
        assertThat(before.statusCode()).as(before.body()).isEqualTo(200);
        assertThat(before.body()).isEqualTo("{\"purged_jobs\":1,\"purged_runs\":1,\"purged_entries\":" + entries
                + ",\"dry_run\":true}\n");
        assertThat(Api.get("/jobs/" + old).statusCode()).isEqualTo(200);

        HttpResponse<String> purged = Api.post("/jobs/purge", "{\"older_than_days\": 365}");
        assertThat(purged.statusCode()).as(purged.body()).isEqualTo(200);
        assertThat(purged.body())
                .isEqualTo("{\"purged_jobs\":1,\"purged_runs\":1,\"purged_entries\":" + entries + "}\n");
        assertThat(Api.get("/jobs/" + old).statusCode()).isEqualTo(404);
        assertThat(Api.get("/runs/" + old).statusCode()).isEqualTo(404);
        assertThat(Api.json(Api.get("/entries?run=" + old)).get("total").asInt()).isZero();
        assertThat(Api.get("/jobs/" + young).statusCode()).isEqualTo(200);
    }

    @Test
    void plainCurlWorks() {
        HttpResponse<String> response = Api.send(Api.request("/jobs/purge")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("{\"Older_Than_Days\":36500,\"dry_run\":false}")));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"purged_jobs\":0,\"purged_runs\":0,\"purged_entries\":0}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"older_than_days\":0}", "{\"dry_run\":true}"})
    void withoutAnAgeTheServerMustHaveOne(String body) {
        HttpResponse<String> response = Api.post("/jobs/purge", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode error = Api.json(response).get("error");
        assertThat(error.get("code").asText()).isEqualTo("retention_not_configured");
    }

    @Test
    void theClientPurgesToo() throws Exception {
        String old = endedLongAgo("client.purge.example");
        int entries = Api.json(Api.get("/runs/" + old)).get("entry_count").asInt();

        assertThat(client(2, "jobs", "purge")).startsWith("gonemaster-client: ")
                .endsWith("(code=retention_not_configured)");
        assertThat(client(0, "jobs", "purge", "--older-than", "365", "--dry-run"))
                .isEqualTo("would purge: 1 jobs, 1 runs, " + entries + " entries");
        assertThat(client(0, "--format", "json", "jobs", "purge", "--older-than", "365"))
                .isEqualTo("{\"purged_jobs\":1,\"purged_runs\":1,\"purged_entries\":" + entries + "}");
        assertThat(Api.get("/jobs/" + old).statusCode()).isEqualTo(404);
    }

    @Test
    void aRetentionThatIsSetWhileTheServerRunsPurgesByItself() throws Exception {
        String old = endedLongAgo("timer.purge.example");
        String young = Api.submit("timer.young.purge.example");
        Api.ended(young);
        try {
            change("INSERT INTO settings VALUES ('retention_days', '365'), ('purge_interval', '1')");
            Eventually.await("the server purges", () -> Api.get("/jobs/" + old).statusCode() == 404);
            assertThat(Api.get("/jobs/" + young).statusCode()).isEqualTo(200);
            assertThat(Api.post("/jobs/purge", "{\"dry_run\":true}").statusCode()).isEqualTo(200);
        } finally {
            change("DELETE FROM settings");
        }
        Eventually.within(REACHED_MAX, "the server follows",
                () -> Api.post("/jobs/purge", "{\"dry_run\":true}").statusCode() == 400);
    }

    @Test
    void aPausedQueueWaitsUntilItIsResumed() throws Exception {
        assumeDatabase();
        String waiting;
        try {
            change("INSERT INTO settings VALUES ('queue_paused', 'true')");
            // Two seconds are what a server has to hear of it.
            Eventually.neverWithin(REACHED_MAX, "healthz fails", () -> Api.get("/healthz").statusCode() != 200);
            waiting = Api.submit("paused.example");
            Eventually.neverWithin(REACHED_MAX, "a paused queue is taken from",
                    () -> !Api.json(Api.get("/jobs/" + waiting)).get("status").asText().equals("queued"));
        } finally {
            change("DELETE FROM settings");
        }
        assertThat(Api.ended(waiting).get("status").asText()).isEqualTo("succeeded");
    }

    private static String client(int exit, String... words) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of("bin", "gonemaster-client").toAbsolutePath().toString(), "--server",
                Api.url()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"),
                "XDG_CACHE_HOME", ServerUnderTest.buildFolder().resolve("cache").toString()));
        builder.environment().remove("GONEMASTER_TOKEN");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isEqualTo(exit);
        return output;
    }

    /// Ends a job and then lets it look old, in the database of the server.
    private static String endedLongAgo(String domain) throws SQLException {
        assumeDatabase();
        String id = Api.submit(domain);
        Api.ended(id);
        assertThat(change("UPDATE runs SET finished_at = finished_at - " + OLD.toNanos() / 1_000 + " WHERE domain = '"
                + domain + "'")).isEqualTo(1);
        return id;
    }

    private static void assumeDatabase() {
        if (ServerUnderTest.administratorUrl().isEmpty()) {
            String reason = "skipped: a test of purges: the server has no database in which results can be made old";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }

    private static int change(String sql) throws SQLException {
        String url = ServerUnderTest.administratorUrl();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (url.startsWith("jdbc:sqlite:")) {
                statement.execute("PRAGMA busy_timeout = 10000");
            }
            return statement.executeUpdate(sql);
        }
    }
}
