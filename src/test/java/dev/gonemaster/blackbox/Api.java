package dev.gonemaster.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A caller of the server whose address the system property `server.url` has. Knows nothing of what is inside.
final class Api {
    static final Set<String> FINAL = Set.of("succeeded", "failed", "canceled", "expired");

    private static final Duration JOB_MAX = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Api() {
    }

    static String url() {
        return Objects.requireNonNull(System.getProperty("server.url"), "system property server.url is not set")
                .replaceAll("/$", "");
    }

    static Caller server() {
        return new Caller(url());
    }

    static HttpResponse<String> get(String path) {
        return server().get(path);
    }

    static HttpResponse<String> post(String path, String body) {
        return server().post(path, body);
    }

    static HttpRequest.Builder request(String path) {
        return server().request(path);
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        return Caller.send(request, BodyHandlers.ofString());
    }

    static HttpResponse<Stream<String>> lines(String path) {
        return Caller.send(HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path)).timeout(JOB_MAX).GET(),
                BodyHandlers.ofLines());
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    /// Posts a job for a domain, which must be accepted.
    ///
    /// @return its id
    static String submit(String domain) {
        return accepted("{\"domain\":\"" + domain + "\"}");
    }

    static String accepted(String body) {
        return server().accepted(body);
    }

    /// Waits until the job has a final state.
    static JsonNode ended(String id) {
        return reached(id, FINAL);
    }

    static JsonNode reached(String id, Set<String> states) {
        long end = System.nanoTime() + JOB_MAX.toNanos();
        while (System.nanoTime() < end) {
            JsonNode job = json(get("/jobs/" + id));
            if (states.contains(job.get("status").asText())) {
                return job;
            }
            pause();
        }
        throw new AssertionError("job " + id + " not " + states + " within " + JOB_MAX.toSeconds() + " s");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
