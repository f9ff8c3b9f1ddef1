package dev.gonemaster.launcher;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Prepares the classes of the next start (the JDK's ahead-of-time cache, `-XX:AOTCache`): another process starts a
/// server of no use on a free port, stops it when it is ready and writes down what it loaded. It runs once per build,
/// JDK and options, beside the first server, at low priority; when it fails, starts stay as they are.
final class ClassPreparation {
    /// Names the file to be written; set by `bin/gonemaster-server` while there is none.
    private static final String WANTED = "gonemaster.prepare";
    /// Set in the process that prepares.
    private static final String PREPARING = "gonemaster.preparing";
    private static final System.Logger LOG = System.getLogger(ClassPreparation.class.getName());
    private static final Duration TIME_MAX = Duration.ofMinutes(5);
    /// JDK 25.0.3 crashes in about one of three times while it writes classes of other class loaders, in the process
    /// that prepares alone.
    private static final int ATTEMPTS_MAX = 4;
    /// Java breaks off, or even crashes, when it writes down classes that other threads are still loading.
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private ClassPreparation() {
    }

    /// Is this the process that prepares, so that it ends as soon as it is ready?
    static boolean inThisProcess() {
        return Boolean.getBoolean(PREPARING);
    }

    /// Ends this process when its threads have come to rest; Java then writes down what it has loaded, however long
    /// that takes: the parent sees to the end.
    static void end() throws InterruptedException {
        Thread.sleep(SETTLING);
        System.exit(0);
    }

    /// Begins to prepare where that is wanted; returns at once.
    static void begin(Path launchJar) {
        String file = System.getProperty(WANTED, "");
        if (!file.isEmpty() && !Files.exists(Path.of(file))) {
            Thread.ofPlatform().daemon().name("prepare-classes").start(() -> prepare(launchJar, Path.of(file)));
        }
    }

    private static void prepare(Path launchJar, Path file) {
        Path part = Path.of(file + ".part-" + ProcessHandle.current().pid());
        try {
            removeLeftOvers(file);
            Path folder = Files.createTempDirectory("gonemaster-prepare");
            try {
                for (int attempt = 1; attempt <= ATTEMPTS_MAX && !Files.exists(file); attempt++) {
                    if (ended(process(launchJar, part, folder).start()) && Files.exists(part)) {
                        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                        LOG.log(Level.DEBUG, "classes_prepared attempt=" + attempt + " file=" + file);
                    }
                }
            } finally {
                PrivateFolders.delete(folder);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "classes_not_prepared error=\"" + e.getMessage() + "\"");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits for the end of a process, which comes no later than that of this one; true when all went well.
    private static boolean ended(Process process) throws InterruptedException {
        Thread ends = new Thread(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }, "prepare-end");
        try {
            Runtime.getRuntime().addShutdownHook(ends);
            boolean ended = process.waitFor(TIME_MAX.toSeconds(), TimeUnit.SECONDS);
            Runtime.getRuntime().removeShutdownHook(ends);
            return ended && process.exitValue() == 0;
        } catch (IllegalStateException stopping) {
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    /// What preparations left behind whose server was ended before they were.
    private static void removeLeftOvers(Path file) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(file.getParent(), file.getFileName() + ".part-*")) {
            for (Path part : parts) {
                String pid = part.getFileName().toString().replaceAll(".*\\.part-(\\d+).*", "$1");
                if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static ProcessBuilder process(Path launchJar, Path part, Path folder) {
        List<String> command = new ArrayList<>(List.of("nice", "-n", "19"));
        if (!Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.clear();
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-D" + WANTED)).forEach(command::add);
        command.addAll(List.of("-XX:AOTCacheOutput=" + part, "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-D" + PREPARING + "=true", "-jar", launchJar.toString(), "--listen", "127.0.0.1:0",
                "--db-driver", "sqlite", "--db-dsn", folder.resolve("none.db").toString()));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().keySet().removeIf(name -> name.startsWith("GONEMASTER_"));
        return process;
    }
}
