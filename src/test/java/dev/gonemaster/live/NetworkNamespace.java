package dev.gonemaster.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A network of its own, in which tests may use port 53 and any loopback address without touching the host. Needs root
/// and `ip`.
public final class NetworkNamespace implements AutoCloseable {
    private static final Duration COMMAND_MAX = Duration.ofSeconds(60);

    private final String name;
    private final List<Process> processes = new ArrayList<>();

    private NetworkNamespace(String name) {
        this.name = name;
    }

    /// What is missing for namespaces and the given programs here; empty when nothing is.
    public static Optional<String> missing(String... programs) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("needs root for a network namespace");
        }
        for (String program : programs) {
            if (!onPath(program) || !onPath("ip")) {
                return Optional.of("needs " + program + " and ip on the path");
            }
        }
        return Optional.empty();
    }

    public static NetworkNamespace open(String purpose) {
        var namespace = new NetworkNamespace("gm-" + purpose + "-" + ProcessHandle.current().pid());
        execute(List.of("ip", "netns", "add", namespace.name));
        execute(List.of("ip", "-n", namespace.name, "link", "set", "lo", "up"));
        return namespace;
    }

    /// Starts a program inside; it ends with the namespace at the latest.
    public Process start(Path log, List<String> command) {
        try {
            Process process = new ProcessBuilder(inside(command))
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            processes.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /// Runs a program inside and returns what it printed on standard output.
    public String run(String... command) {
        return execute(inside(List.of(command)));
    }

    @Override
    public void close() {
        processes.reversed().forEach(process -> {
            process.destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
        execute(List.of("ip", "netns", "del", name));
    }

    private List<String> inside(List<String> command) {
        var all = new ArrayList<>(List.of("ip", "netns", "exec", name));
        all.addAll(command);
        return all;
    }

    private static String execute(List<String> command) {
        try {
            Path errors = Files.createTempFile("gonemaster-command", ".err");
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            String output = new String(process.getInputStream().readAllBytes());
            boolean ended = process.waitFor(COMMAND_MAX.toSeconds(), TimeUnit.SECONDS);
            String error = Files.readString(errors);
            Files.delete(errors);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + ": " + (ended ? process.exitValue() : "no end") + " " + error
                        + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return Files.isExecutable(Path.of("/usr/sbin", program));
    }
}
