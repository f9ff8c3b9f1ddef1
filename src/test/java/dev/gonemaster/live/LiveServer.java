package dev.gonemaster.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The server as a user starts it, inside a namespace, asked with plain `curl`.
public final class LiveServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY_MAX = Duration.ofSeconds(120);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final String BASE = "http://127.0.0.1:8080/api/v1";

    private final NetworkNamespace namespace;
    private final Path log;
    private final Process process;

    private LiveServer(NetworkNamespace namespace, Path log, Process process) {
        this.namespace = namespace;
        this.log = log;
        this.process = process;
    }

    /// Starts a server on SQLite and waits until it is ready.
    public static LiveServer start(NetworkNamespace namespace, Path folder, Path hints, String... flags) {
        var command = new ArrayList<>(List.of(
                "env", "GONEMASTER_AOT=off", "bin/gonemaster-server", "--db-driver", "sqlite",
                "--db-dsn", folder.resolve("gonemaster.db").toString(), "--hints", hints.toString(),
                "--public-api-allow-non-global-targets"));
        command.addAll(List.of(flags));
        Path log = temporaryLog();
        var server = new LiveServer(namespace, log, namespace.start(log, command));
        server.await("/readyz answers ok", READY_MAX, () -> server.process.isAlive() && server.ready());
        return server;
    }

    public JsonNode get(String path) {
        return json(text(path));
    }

    /// The body as it came.
    public String text(String path) {
        return namespace.run("curl", "-sS", BASE + path);
    }

    public JsonNode post(String path, String body) {
        return json(namespace.run("curl", "-sS", "-d", body, BASE + path));
    }

    /// Polls a resource until it is as wanted, and returns it.
    public JsonNode awaitJson(String path, Duration max, Predicate<JsonNode> wanted) {
        var seen = new JsonNode[1];
        await("GET " + path, max, () -> {
            seen[0] = get(path);
            return wanted.test(seen[0]);
        });
        return seen[0];
    }

    /// `kill -9`.
    public void kill() {
        process.destroyForcibly();
        ended();
    }

    /// SIGTERM, and the exit code.
    public int stop() {
        process.destroy();
        return ended();
    }

    /// CPU time of the server process so far.
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static Path temporaryLog() {
        try {
            Path log = Files.createTempFile("gonemaster-server", ".log");
            log.toFile().deleteOnExit();
            return log;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int ended() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not end: " + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean ready() {
        return namespace.run("sh", "-c", "curl -s -o /dev/null -w '%{http_code}' " + BASE + "/readyz || true")
                .equals("200");
    }

    private void await(String what, Duration max, java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + max.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException(what + ": not within " + max + "\n" + log());
            }
            java.util.concurrent.locks.LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + text, e);
        }
    }
}
