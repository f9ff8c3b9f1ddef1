package dev.gonemaster.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A server that runs as a process of its own.
final class ServerProcess implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofMinutes(4);
    private static final Duration STOP_MAX = Duration.ofSeconds(40);

    private final Process process;
    private final String url;
    private final Path log;

    private ServerProcess(Process process, String url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /// @param log takes both outputs of the process
    static ServerProcess start(ProcessBuilder command, int port, Path log) throws IOException {
        command.environment().keySet().removeIf(name -> name.startsWith("GONEMASTER_") && !isWanted(name, command));
        Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new ServerProcess(process, "http://127.0.0.1:" + port, log);
    }

    String url() {
        return url;
    }

    long pid() {
        return process.pid();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        long end = System.nanoTime() + READY_MAX.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended with " + process.exitValue() + ":\n" + log());
            }
            if (status("/api/v1/readyz") == 200) {
                return;
            }
            pause();
        }
        close();
        throw new AssertionError("the server is not ready after " + READY_MAX.toSeconds() + " s:\n" + log());
    }

    /// Asks the process to stop (SIGTERM).
    ///
    /// @return its exit code
    int stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the server still runs after " + STOP_MAX.toSeconds() + " s:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Ends the server and what it started with SIGKILL. Returns when all of them are gone.
    void kill() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        } catch (ExecutionException | TimeoutException _) {
            kill();
        }
    }

    /// Scripts start Java in a process below their own.
    private List<ProcessHandle> all() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    /// Without settings of whoever runs the tests; what a test sets itself begins with `GONEMASTER_` too.
    private static boolean isWanted(String name, ProcessBuilder command) {
        return !command.environment().get(name).equals(System.getenv(name));
    }

    private int status(String path) {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
