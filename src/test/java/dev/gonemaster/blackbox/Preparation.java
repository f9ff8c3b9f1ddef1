package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/// Servers that take a while to prepare, and are then kept below the build folder for every start with the same
/// ingredients.
final class Preparation {
    private static final int COMMAND_MAX_SECONDS = 300;

    private Preparation() {
    }

    /// Prepares an empty folder.
    @FunctionalInterface
    interface Steps {
        void into(Path folder) throws IOException;
    }

    /// @param ingredients files, of which each content needs a preparation of its own
    /// @return the folder as the steps left it; nobody writes there
    static Path once(String name, List<Path> ingredients, Steps steps) throws IOException {
        Path all = Files.createDirectories(ServerUnderTest.buildFolder().resolve("prepared"));
        Path folder = all.resolve(name + "-" + checksum(ingredients));
        Path done = folder.resolveSibling(folder.getFileName() + ".done");
        try (var file = new RandomAccessFile(all.resolve("lock").toFile(), "rw");
                FileLock _ = file.getChannel().lock()) {
            if (!Files.exists(done)) {
                delete(folder);
                steps.into(Files.createDirectory(folder));
                Files.createFile(done);
            }
        }
        return folder;
    }

    /// Runs a command to its end, which must be a good one.
    static void run(ProcessBuilder command, Path log) throws IOException {
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            assertThat(process.waitFor(COMMAND_MAX_SECONDS, TimeUnit.SECONDS)).as(Files.readString(log)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    }

    /// Links stay links.
    ///
    /// @param to does not exist yet
    /// @param without names of folders in `from` that are left out
    static void copy(Path from, Path to, List<String> without) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (without.contains(from.relativize(folder).toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectory(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static String checksum(List<Path> files) throws IOException {
        var sum = new CRC32();
        for (Path file : files) {
            sum.update(Files.readAllBytes(file));
        }
        return Long.toHexString(sum.getValue());
    }
}
