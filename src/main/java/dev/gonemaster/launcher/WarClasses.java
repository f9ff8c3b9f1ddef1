package dev.gonemaster.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Classes of the unpacked WAR for what needs no server: of its libraries those that are needed there, and nothing of
/// the launcher's own class path.
final class WarClasses {
    private static final String CHECK = "dev.gonemaster.config.TestingFiles";
    private static final String COMMANDS = "dev.gonemaster.transfer.DatabaseCommands";
    private static final List<String> LIBRARIES = List.of("dnsjava-", "icu4j-", "jackson-", "jspecify-", "slf4j-",
            "snakeyaml-");
    /// Providers of persistence and what they need are large, and no command uses them.
    private static final List<String> UNUSED_BY_COMMANDS =
            List.of("hibernate-", "byte-buddy-", "antlr", "icu4j-", "dnsjava-", "jandex-", "jaxb-", "HikariCP-");

    private WarClasses() {
    }

    /// What is wrong with the root hints or the profile, as one line; empty when nothing is. An empty path is not
    /// looked at.
    static String mistakeInTesting(Installation installation, String hints, String profile, List<String> exclude)
            throws IOException {
        try (URLClassLoader loader = loader(installation, name -> LIBRARIES.stream().anyMatch(name::startsWith))) {
            return (String) loader.loadClass(CHECK).getMethod("mistake", String.class, String.class, List.class)
                    .invoke(null, hints, profile, exclude);
        } catch (ReflectiveOperationException e) {
            throw failure(e);
        }
    }

    /// Runs a command on a database.
    ///
    /// @param options as `DatabaseCommands` takes them
    /// @return the exit code
    static int databaseCommand(Installation installation, String command, Map<String, String> options, boolean terminal)
            throws IOException {
        try (URLClassLoader loader = loader(installation,
                name -> UNUSED_BY_COMMANDS.stream().noneMatch(name::startsWith))) {
            Thread.currentThread().setContextClassLoader(loader);
            return (int) loader.loadClass(COMMANDS)
                    .getMethod("run", String.class, Map.class, PrintStream.class, PrintStream.class, boolean.class)
                    .invoke(null, command, options, System.out, System.err, terminal);
        } catch (ReflectiveOperationException e) {
            throw failure(e);
        }
    }

    /// What the classes threw is told as such: the one line that an operator sees has to lead to the cause.
    private static IllegalStateException failure(ReflectiveOperationException e) {
        return e instanceof InvocationTargetException
                ? new IllegalStateException("unexpected: " + e.getCause(), e.getCause())
                : new IllegalStateException("the WAR does not fit this launcher: " + e, e);
    }

    private static URLClassLoader loader(Installation installation, Predicate<String> wanted) throws IOException {
        Path inside = installation.war().resolve("WEB-INF");
        List<URL> urls = new ArrayList<>(List.of(inside.resolve("classes").toUri().toURL()));
        try (Stream<Path> jars = Files.list(inside.resolve("lib"))) {
            for (Path jar : jars.filter(path -> path.toString().endsWith(".jar")
                    && wanted.test(path.getFileName().toString())).sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return new URLClassLoader("war", urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
