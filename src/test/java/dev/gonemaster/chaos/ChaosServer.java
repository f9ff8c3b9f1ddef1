package dev.gonemaster.chaos;

import dev.gonemaster.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One server and whoever starts it again as soon as it has ended, for whatever reason, as an init system would. Always
/// on the same port; its log goes on in one file. Thread-safe.
final class ChaosServer implements AutoCloseable {
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(40);
    private static final String JAVA_OPTIONS = "-Xmx256m -XX:TieredStopAtLevel=1";
    /// Of Debian's faketime, without its command, which would be a process between. Time since the start of the machine
    /// is an hour ahead as well, so waits take as long as they should.
    private static final Map<String, String> HOUR_AHEAD = Map.of("LD_PRELOAD", "/usr/$LIB/faketime/libfaketime.so.1",
            "FAKETIME", "+1h", "FAKETIME_DISABLE_SHM", "1", "NO_FAKE_STAT", "1");

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private final int port;
    private final Thread supervisor;
    private volatile Process process;
    private volatile boolean closing;
    private volatile int starts;
    private volatile int failedStarts;
    private volatile boolean killed;

    /// @param hourAhead whether its clock is
    ChaosServer(TestOnlyServer server, Path cache, Path log, String driver, String dsn, int workers,
                boolean hourAhead) {
        port = FreePort.next();
        this.log = log;
        command = List.of(server.script().toString(), "--listen", "127.0.0.1:" + port, "--db-driver", driver,
                "--workers", String.valueOf(workers), "--shutdown-timeout", "5s");
        var variables = new HashMap<>(hourAhead ? HOUR_AHEAD : Map.<String, String>of());
        variables.putAll(Map.of("JAVA_HOME", System.getProperty("java.home"), "XDG_CACHE_HOME", cache.toString(),
                "GONEMASTER_JAVA_OPTIONS", JAVA_OPTIONS, "GONEMASTER_DB_DSN", dsn));
        environment = Map.copyOf(variables);
        supervisor = Thread.ofPlatform().daemon().name("supervisor-" + port).unstarted(this::supervise);
    }

    void start() {
        supervisor.start();
    }

    /// Ends the server with SIGKILL.
    ///
    /// @return false when there was none at the moment
    boolean kill() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            return false;
        }
        killed = true;
        current.destroyForcibly();
        return true;
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int starts() {
        return starts;
    }

    /// How often it ended by itself.
    int failedStarts() {
        return failedStarts;
    }

    List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Stops it in good order.
    ///
    /// @return whether it ended with 0 in time
    boolean stop() throws InterruptedException {
        closing = true;
        Process current = process;
        current.destroy();
        return current.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS) && current.exitValue() == 0;
    }

    @Override
    public void close() {
        closing = true;
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
        }
    }

    private void supervise() {
        try {
            while (!closing) {
                killed = false;
                var builder = new ProcessBuilder(command).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
                builder.environment().keySet().removeIf(name -> name.startsWith("GONEMASTER_"));
                builder.environment().putAll(environment);
                process = builder.start();
                starts++;
                process.waitFor();
                if (!killed && !closing) {
                    failedStarts++;
                    LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
