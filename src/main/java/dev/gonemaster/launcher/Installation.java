package dev.gonemaster.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// The unpacked executable jar: made once per build, kept, and shared read-only by every server of this user. Each
/// server has a folder of its own besides, for what Payara writes while it runs.
///
/// ```
/// CACHE/BUILD/launch.jar     the root of the executable jar; its manifest names runtime/*.jar as class path
/// CACHE/BUILD/runtime/*.jar  Payara Micro and the drivers
/// CACHE/BUILD/war/ROOT/      the WAR, unpacked
/// CACHE/BUILD/lock           shared lock of every server that uses this build
/// CACHE/run-NUMBER/          one server's own; locked by its `lock`
/// ```
///
/// @param folder CACHE/BUILD
/// @param jar the jar that this process runs from: the executable one, or its launch.jar
record Installation(Path folder, Path jar) {
    static final String LAUNCH_JAR = "launch.jar";
    private static final int OTHER_BUILDS_KEPT = 2;
    private static final String LOCK = "lock";
    private static final String RUN_FOLDERS = "run-";
    /// Never closed: the locks last as long as this process. What nobody refers to, the collector of garbage closes.
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    /// Where unpacked builds are kept: `$XDG_CACHE_HOME/gonemaster`, or `~/.cache/gonemaster`.
    static Path cache(Map<String, String> environment, String home) {
        String given = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path parent = given.isEmpty() ? Path.of(home, ".cache") : Path.of(given);
        return parent.resolve("gonemaster").toAbsolutePath();
    }

    /// The installation of the jar that this process runs from; unpacks it when it is not there yet. Safe beside
    /// another process that does the same.
    static Installation of(Path jar, Path cache) throws IOException {
        if (jar.getFileName().toString().equals(LAUNCH_JAR)) {
            return used(new Installation(parent(jar), jar));
        }
        PrivateFolders.create(cache);
        Path folder = cache.resolve(Unpacking.build(jar));
        if (!Files.exists(folder.resolve(LAUNCH_JAR))) {
            removeUnused(cache, folder);
            Unpacking.unpack(jar, folder);
        }
        return used(new Installation(folder, jar));
    }

    Path launchJar() {
        return folder.resolve(LAUNCH_JAR);
    }

    Path war() {
        return folder.resolve("war").resolve("ROOT");
    }

    /// Payara's jars and the drivers, in the order of their names.
    List<Path> runtime() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("runtime"))) {
            return jars.filter(path -> path.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /// A new folder of this process alone. Removes what servers that no longer run have left.
    Path runFolder() throws IOException {
        Path cache = parent(folder);
        removeUnlocked(cache, RUN_FOLDERS, 0, folder);
        String name = ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        // Under its name others remove it while it is not locked.
        Path unnamed = PrivateFolders.create(cache.resolve("new-" + name));
        hold(unnamed);
        return Files.move(unnamed, cache.resolve(RUN_FOLDERS + name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Installation used(Installation installation) throws IOException {
        Files.setLastModifiedTime(hold(installation.folder), FileTime.from(Instant.now()));
        return installation;
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalStateException("no parent folder: " + path);
        }
        return parent;
    }

    /// Locks a folder for as long as this process lives.
    @SuppressWarnings("resource")
    private static Path hold(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        channel.tryLock(0, Long.MAX_VALUE, true);
        HELD.add(channel);
        return file;
    }

    private static void removeUnused(Path cache, Path wanted) throws IOException {
        removeUnlocked(cache, "build-", OTHER_BUILDS_KEPT, wanted);
    }

    private static void removeUnlocked(Path cache, String prefix, int kept, Path wanted) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> all = Files.list(cache)) {
            all.filter(path -> path.getFileName().toString().startsWith(prefix) && !path.equals(wanted))
                    .forEach(folders::add);
        }
        folders.sort(Comparator.comparing(Installation::lastUsed).reversed());
        folders.stream().skip(kept).filter(Installation::isUnlocked).forEach(PrivateFolders::delete);
    }

    private static FileTime lastUsed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve(LOCK));
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    private static boolean isUnlocked(Path folder) {
        Path file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException _) {
            // Another server removes the same folder.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
