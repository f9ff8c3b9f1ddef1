package dev.gonemaster.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the published scenarios and recordings are, and which testcases they are played for.
final class ConformanceData {
    /// The testcases that exist so far; grows with them.
    static final Set<String> TESTCASES = Set.of("address01", "basic01", "basic02", "basic03", "connectivity01",
            "consistency01", "delegation01", "dnssec05", "nameserver02", "syntax01", "zone09");

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
