package dev.gonemaster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole path against name servers that nobody here wrote: Knot DNS signs and serves, the command line tool and the
/// server test its zones.
class RealServersIT {
    private static final Duration JOB_MAX = Duration.ofSeconds(60);
    private static final Duration ALL_JOBS_MAX = Duration.ofMinutes(4);

    @TempDir
    static Path folder;

    private static NetworkNamespace namespace;
    private static LiveWorld world;

    @BeforeAll
    static void startWorld() throws IOException {
        Optional<String> missing = NetworkNamespace.missing("knotd", "curl");
        missing.ifPresent(why -> System.out.println("SKIPPED RealServersIT: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        namespace = NetworkNamespace.open("real");
        world = LiveWorld.start(namespace, folder);
    }

    @AfterAll
    static void stopWorld() {
        if (namespace != null) {
            namespace.close();
        }
    }

    @Test
    void theCommandLineToolFindsASignedZoneHealthy() throws IOException {
        String printed = namespace.run("bin/gonemaster", "--json", "--no-progress", "--min-level", "INFO",
                "--allow-non-global", "--hints", world.hints().toString(), "signed.xa");

        List<String> tags = tags(new ObjectMapper().readTree(printed));
        assertThat(tags).contains("B01_CHILD_FOUND", "B01_PARENT_FOUND", "B02_AUTH_RESPONSE_SOA", "DS05_ALGO_OK",
                "ONE_SOA_SERIAL", "ENOUGH_NS_DEL", "ENOUGH_NS_CHILD", "Z09_MX_DATA", "A01_LOCAL_USE_ADDR");
        assertThat(tags).doesNotContain("MODULE_ERROR", "CANNOT_CONTINUE", "B01_SERVER_ZONE_ERROR");
    }

    @Test
    void aResultSurvivesARestartByteForByte() {
        Path data = folder.resolve("restart");
        String id;
        String before;
        try (var server = LiveServer.start(namespace, data.resolve("new/folder"), world.hints())) {
            id = server.post("/jobs", "{\"domain\": \"Signed.XA.\"}").path("id").asText();
            JsonNode job = server.awaitJson("/jobs/" + id, JOB_MAX, RealServersIT::ended);
            assertThat(job.path("status").asText()).isEqualTo("succeeded");
            before = server.text("/jobs/" + id + "/result");
            assertThat(before).contains("B02_AUTH_RESPONSE_SOA", "DS05_ALGO_OK");
            assertThat(server.stop()).isZero();
        }
        try (var server = LiveServer.start(namespace, data.resolve("new/folder"), world.hints())) {
            assertThat(server.text("/jobs/" + id + "/result")).isEqualTo(before);
        }
    }

    @Test
    void aKilledServerLosesNoJob() {
        Path data = folder.resolve("killed");
        Map<String, String> ids;
        try (var server = LiveServer.start(namespace, data, world.hints(), "--workers", "50")) {
            ids = submitSlowZones(server);
            server.awaitJson("/jobs?status=running&limit=1", JOB_MAX,
                    page -> page.path("total").asInt() == LiveWorld.SLOW_ZONES);
            server.kill();
        }
        try (var server = LiveServer.start(namespace, data, world.hints(), "--workers", "50")) {
            server.awaitJson("/jobs?status=succeeded&limit=1", ALL_JOBS_MAX,
                    page -> page.path("total").asInt() == LiveWorld.SLOW_ZONES);
            assertThat(server.get("/runs?limit=500").path("total").asInt()).isEqualTo(LiveWorld.SLOW_ZONES);
            Map<String, String> again = submitSlowZones(server);
            server.awaitJson("/jobs?status=succeeded&limit=1", ALL_JOBS_MAX,
                    page -> page.path("total").asInt() == 2 * LiveWorld.SLOW_ZONES);
            ids.forEach((zone, id) -> assertThat(entries(server, id)).as(zone)
                    .isNotEmpty().isEqualTo(entries(server, again.get(zone))));
        }
        assertThat(attempts(data.resolve("gonemaster.db"), ids.values()))
                .hasSize(LiveWorld.SLOW_ZONES).containsOnly(2);
    }

    private static Map<String, String> submitSlowZones(LiveServer server) {
        var ids = new HashMap<String, String>();
        for (int i = 1; i <= LiveWorld.SLOW_ZONES; i++) {
            String zone = "z" + i + ".xa";
            ids.put(zone, server.post("/jobs", "{\"domain\": \"" + zone + "\"}").path("id").asText());
        }
        return ids;
    }

    private static List<String> entries(LiveServer server, String id) {
        var lines = new ArrayList<String>();
        for (JsonNode entry : server.get("/jobs/" + id + "/result").path("raw").path("entries")) {
            lines.add(entry.path("module") + " " + entry.path("testcase") + " " + entry.path("tag") + " "
                    + entry.path("level") + " " + entry.path("args"));
        }
        return lines;
    }

    private static List<Integer> attempts(Path database, Iterable<String> ids) {
        var attempts = new ArrayList<Integer>();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + database);
                var query = connection.prepareStatement("SELECT attempt FROM runs WHERE id = ?")) {
            for (String id : ids) {
                query.setLong(1, dev.gonemaster.jobs.JobId.parse(id).orElseThrow().number());
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        attempts.add(rows.getInt(1));
                    }
                }
            }
            return attempts;
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ended(JsonNode job) {
        return List.of("succeeded", "failed", "canceled", "expired").contains(job.path("status").asText());
    }

    private static List<String> tags(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false).map(entry -> entry.path("tag").asText()).toList();
    }
}
