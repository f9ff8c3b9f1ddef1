package dev.gonemaster.conformance;

import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.testcase.Testcase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where the published scenarios and recordings are, and which testcases they are played for.
final class ConformanceData {
    static final Set<String> TESTCASES = Testcases.all().stream().map(Testcase::id).collect(Collectors.toSet());

    private static final String ENVIRONMENT = "GONEMASTER_CONFORMANCE_DATA";
    private static final Path REPORTS = Path.of("target", "conformance");

    private ConformanceData() {
    }

    /// A folder of the data; empty where it is not on this machine.
    static Optional<Path> folder(String name) {
        String root = Optional.ofNullable(System.getenv(ENVIRONMENT)).filter(path -> !path.isBlank())
                .orElse("../shared");
        return Optional.of(Path.of(root, name)).filter(Files::isDirectory);
    }

    static String absent(String name) {
        return "no folder " + name + " in $" + ENVIRONMENT + " or ../shared";
    }

    /// Keeps the lines of a report.
    static Path report(String name, List<String> lines) {
        try {
            Files.createDirectories(REPORTS);
            return Files.write(REPORTS.resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
