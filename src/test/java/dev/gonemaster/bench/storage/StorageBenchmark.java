package dev.gonemaster.bench.storage;

import dev.gonemaster.config.Driver;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// Runs benchmarks, prints one table for each database.
///
/// Arguments: databases, benchmarks, rounds, share of the full size; `all` for each of the first two.
public final class StorageBenchmark {
    private static final Logger LOG = Logger.getLogger("");

    private StorageBenchmark() {
    }

    public static void main(String[] args) throws SQLException, InterruptedException {
        LOG.setLevel(Level.WARNING);
        String provider = System.getProperty("provider", "ECLIPSELINK");
        int rounds = Integer.parseInt(args[2]);
        Set<String> wanted = Set.of(args[1].split(","));
        for (Driver driver : drivers(args[0])) {
            var sheet = new Sheet();
            try (Backend backend = Backend.start(driver, provider)) {
                for (Map.Entry<String, Benchmark> one : benchmarks(Double.parseDouble(args[3])).entrySet()) {
                    if (wanted.contains("all") || wanted.contains(one.getKey())) {
                        measure(one.getKey(), one.getValue(), backend, rounds, sheet);
                    }
                }
            }
            System.out.printf("%n### %s, %s%n%n%s", driver, provider, sheet.markdown());
        }
    }

    private static void measure(String name, Benchmark benchmark, Backend backend, int rounds, Sheet sheet)
            throws SQLException, InterruptedException {
        // What the compiler of Java has not seen yet would be measured with it.
        if (!Boolean.getBoolean("cold")) {
            benchmark.round(backend, new Sheet());
        }
        for (int round = 1; round <= rounds; round++) {
            var watch = new Watch();
            benchmark.round(backend, sheet);
            System.err.printf("%s %s round %d of %d: %.0f s%n", backend.driver(), name, round, rounds, watch.seconds());
        }
    }

    private static List<Driver> drivers(String names) {
        return names.equals("all")
                ? List.of(Driver.SQLITE, Driver.POSTGRES, Driver.MARIADB)
                : Stream.of(names.split(",")).map(name -> Driver.valueOf(name.toUpperCase(Locale.ROOT))).toList();
    }

    private static SequencedMap<String, Benchmark> benchmarks(double share) {
        var all = new LinkedHashMap<String, Benchmark>();
        all.put("submission", new Submission(rounded(100_000 * share, 10_000)));
        all.put("claims", new Claiming(rounded(100_000 * share, 10_000)));
        all.put("storing", new Storing(rounded(2_000 * share, 160)));
        all.put("purge", new Purging(rounded(10_000 * share, 640)));
        all.put("export", new Exporting(rounded(1_000_000 * share, 10_000)));
        all.put("life", new JobLife(rounded(30_000 * share, 2_000)));
        return all;
    }

    private static int rounded(double size, int step) {
        return Math.max(step, (int) (size / step) * step);
    }
}
