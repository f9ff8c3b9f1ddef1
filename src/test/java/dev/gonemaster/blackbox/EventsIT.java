package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsIT {
    private static final int STREAMS_MAX = 500;

    @Test
    void aStreamTellsTheFinalStateAndCloses() {
        String id = Api.submit("ended-events.example");
        String status = Api.ended(id).get("status").asText();
        HttpResponse<Stream<String>> response = Api.lines("/jobs/" + id + "/events");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        List<String> lines = response.body().filter(line -> !line.isEmpty() && !line.startsWith(":")).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).isEqualTo("event: state");
        JsonNode state = Api.json(lines.get(1).substring("data:".length()));
        assertThat(state.fieldNames()).toIterable().containsExactly("status", "progress");
        assertThat(state.get("status").asText()).isEqualTo(status);
        assertThat(state.get("progress").asInt()).isEqualTo(100);
    }

    @Test
    void aStreamFollowsAJobFromStartToEnd() {
        try (SilentServer server = SilentServer.start()) {
            String id = server.submit("events.example");
            Api.reached(id, Set.of("running"));
            List<JsonNode> states = new ArrayList<>();
            Api.lines("/jobs/" + id + "/events").body().filter(line -> line.startsWith("data:")).forEach(line -> {
                states.add(Api.json(line.substring("data:".length())));
                if (states.size() == 1) {
                    Api.post("/jobs/" + id + "/cancel", "");
                }
            });
            assertThat(states).hasSizeGreaterThanOrEqualTo(2);
            assertThat(states.getFirst().get("status").asText()).isEqualTo("running");
            assertThat(states.getLast().get("status").asText()).isEqualTo("canceled");
            assertThat(states).extracting(state -> state.get("progress").asInt()).isSorted();
        }
    }

    @Test
    void manyMayFollowOneJobAndLeaveWhenTheyLike() {
        try (SilentServer server = SilentServer.start()) {
            String id = server.submit("many-events.example");
            List<Stream<String>> streams = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                HttpResponse<Stream<String>> response = Api.lines("/jobs/" + id + "/events");
                assertThat(response.statusCode()).isEqualTo(200);
                streams.add(response.body());
            }
            streams.subList(0, 10).forEach(Stream::close);
            assertThat(Api.get("/healthz").statusCode()).isEqualTo(200);
            Api.post("/jobs/" + id + "/cancel", "");
            for (Stream<String> stream : streams.subList(10, 20)) {
                List<String> data = stream.filter(line -> line.startsWith("data:")).toList();
                assertThat(Api.json(data.getLast().substring("data:".length())).get("status").asText())
                        .isEqualTo("canceled");
            }
        }
    }

    @Test
    void streamsBeyondTheLimitAreRefused() {
        try (SilentServer server = SilentServer.start()) {
            String id = server.submit("limit-events.example");
            List<Stream<String>> streams = new ArrayList<>();
            HttpResponse<Stream<String>> response = Api.lines("/jobs/" + id + "/events");
            while (response.statusCode() == 200 && streams.size() < STREAMS_MAX) {
                streams.add(response.body());
                response = Api.lines("/jobs/" + id + "/events");
            }
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
            assertThat(response.body().toList()).singleElement().asString().contains("\"too_many_streams\"");
            assertThat(Api.get("/healthz").statusCode()).isEqualTo(200);
            Api.post("/jobs/" + id + "/cancel", "");
            streams.forEach(stream -> assertThat(stream.filter(line -> line.contains("canceled"))).hasSize(1));
        }
    }
}
