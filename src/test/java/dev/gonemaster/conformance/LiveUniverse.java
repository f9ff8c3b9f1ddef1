package dev.gonemaster.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The public test zones, served in a network namespace of their own.
final class LiveUniverse implements AutoCloseable {
    private static final long START_SECONDS_MAX = 60;
    private static final Path STATE = Path.of("target", "conformance", "universe");

    private final Path script;
    private final String namespace;

    private LiveUniverse(Path script, String namespace) {
        this.script = script;
        this.namespace = namespace;
    }

    /// Why no universe can be made here; empty when one can.
    static String absentBecause() throws IOException, InterruptedException {
        String probe = "gmprobe" + ProcessHandle.current().pid();
        if (!succeeds("ip", "netns", "add", probe)) {
            return "no network namespace can be made (needs root and iproute2)";
        }
        succeeds("ip", "netns", "delete", probe);
        return succeeds("/usr/bin/python3", "-c", "import dns.message")
                ? ""
                : "no dnspython for /usr/bin/python3 (python3-dnspython)";
    }

    static LiveUniverse start(Path script) throws IOException, InterruptedException {
        var universe = new LiveUniverse(script, "gm" + ProcessHandle.current().pid());
        universe.run(START_SECONDS_MAX, TimeUnit.SECONDS, List.of("start"));
        return universe;
    }

    /// Runs a program of the test class path inside and waits for its end.
    void run(Class<?> program, long time, TimeUnit unit, String... args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("exec",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(args));
        run(time, unit, command);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(START_SECONDS_MAX, TimeUnit.SECONDS, List.of("stop"));
    }

    private void run(long time, TimeUnit unit, List<String> args) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(args);
        Path output = Files.createTempFile("universe", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("UNIVERSE_NS", namespace);
        builder.environment().put("UNIVERSE_RUN", STATE.toAbsolutePath().toString());
        Process process = builder.start();
        boolean ended = process.waitFor(time, unit);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String said = Files.readString(output);
        Files.delete(output);
        if (!ended || process.exitValue() != 0 && !args.contains("stop")) {
            throw new IOException(String.join(" ", args.subList(0, 1)) + " in the universe "
                    + (ended ? "failed" : "took too long") + ":" + System.lineSeparator() + said);
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null"))).start();
            return process.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
