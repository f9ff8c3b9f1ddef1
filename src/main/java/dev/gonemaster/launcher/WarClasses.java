package dev.gonemaster.launcher;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Classes of the unpacked WAR for a check before boot: of its libraries those that the engine needs, and nothing of the
/// launcher's own class path. To be closed after use.
final class WarClasses {
    private static final String CHECK = "dev.gonemaster.config.TestingFiles";
    private static final List<String> LIBRARIES = List.of("dnsjava-", "icu4j-", "jackson-", "jspecify-", "slf4j-");

    private WarClasses() {
    }

    /// What is wrong with the root hints or the profile, as one line; empty when nothing is. An empty path is not looked at.
    static String mistakeInFiles(Installation installation, String hints, String profile) throws IOException {
        try (URLClassLoader loader = loader(installation)) {
            return (String) loader.loadClass(CHECK).getMethod("mistake", String.class, String.class)
                    .invoke(null, hints, profile);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the WAR does not fit this launcher", e);
        }
    }

    private static URLClassLoader loader(Installation installation) throws IOException {
        Path inside = installation.war().resolve("WEB-INF");
        List<URL> urls = new ArrayList<>(List.of(inside.resolve("classes").toUri().toURL()));
        try (Stream<Path> jars = Files.list(inside.resolve("lib"))) {
            for (Path jar : jars.filter(WarClasses::wanted).sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return new URLClassLoader("war", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static boolean wanted(Path jar) {
        return LIBRARIES.stream().anyMatch(jar.getFileName().toString()::startsWith);
    }
}
