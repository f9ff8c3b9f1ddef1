package dev.gonemaster.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs what refuses to run as root, whoever runs the tests.
final class Unprivileged {
    private static final int TIME_MAX_S = 120;
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");
    private static final List<String> NOBODY = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups",
            "--");
    /// A namespace keeps root's way to files in folders that are closed to others; not every container allows one.
    private static final boolean NAMESPACES = ROOT && works(NAMESPACE);

    private Unprivileged() {
    }

    static boolean isRoot() {
        return ROOT;
    }

    /// The same process id as without: what comes before the command is replaced by it.
    static List<String> command(List<String> command) {
        if (!ROOT) {
            return command;
        }
        var whole = new ArrayList<>(NAMESPACES ? NAMESPACE : NOBODY);
        whole.addAll(command);
        return whole;
    }

    /// Gives a folder and what is in it to whom [#command] runs as.
    static void own(Path folder) throws IOException {
        if (!ROOT || NAMESPACES) {
            return;
        }
        UserPrincipal nobody = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setOwner(file, nobody);
            }
        }
    }

    static void run(Path log, List<String> command) {
        run(log, new ProcessBuilder(command(command)));
    }

    static void runAsMyself(Path log, List<String> command) {
        run(log, new ProcessBuilder(command));
    }

    static void runAsMyself(Path log, Path input, List<String> command) {
        run(log, new ProcessBuilder(command).redirectInput(input.toFile()));
    }

    private static void run(Path log, ProcessBuilder builder) {
        try {
            Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            if (!process.waitFor(TIME_MAX_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(builder.command().getFirst() + " takes more than " + TIME_MAX_S + " s");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(builder.command() + " ended with " + process.exitValue() + ":\n"
                        + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return process.waitFor(TIME_MAX_S, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
