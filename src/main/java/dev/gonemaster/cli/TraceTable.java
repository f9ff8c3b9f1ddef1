package dev.gonemaster.cli;

import dev.gonemaster.engine.RunResult.NameserverTiming;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.message.AddressText;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What `--debug-queries` adds up, per address. An attempt is one question over one protocol with all its tries.
/// Thread-safe.
final class TraceTable {
    private static final String FORMAT = "%-40s %8s %8s %8s %8s %10s  %s";

    private final Map<String, Row> rows = new HashMap<>();
    private final Set<List<Object>> counted = new HashSet<>();

    private static final class Row {
        private int attempts;
        private int timeouts;
        private int errors;
        private int canceled;
        private Duration elapsed = Duration.ZERO;
        private final SortedMap<String, Integer> decisions = new TreeMap<>();
    }

    synchronized void attempt(InetAddress server, Outcome outcome, Duration time) {
        Row row = row(server);
        row.attempts++;
        row.elapsed = row.elapsed.plus(time);
        if (outcome instanceof NoResponse(Failure failure)) {
            row.timeouts += failure == Failure.TIMEOUT ? 1 : 0;
            row.errors += failure == Failure.TIMEOUT ? 0 : 1;
        }
    }

    synchronized void canceled(InetAddress server, Duration time) {
        Row row = row(server);
        row.attempts++;
        row.canceled++;
        row.elapsed = row.elapsed.plus(time);
    }

    synchronized void count(InetAddress server, String decision) {
        row(server).decisions.merge(decision, 1, Integer::sum);
    }

    /// The same, once for each reason at one address.
    synchronized void countOnce(InetAddress server, String decision, Object reason) {
        if (counted.add(List.of(server, decision, reason))) {
            count(server, decision);
        }
    }

    /// Slowest address first.
    ///
    /// @param names of the addresses, as far as they are known
    synchronized String text(List<NameserverTiming> names) {
        Map<String, String> nameOf = names.stream().collect(Collectors.toMap(NameserverTiming::address,
                NameserverTiming::nameserver, (first, _) -> first));
        StringBuilder text = new StringBuilder("Query trace: %d attempts (%d timeouts) across %d addresses\n".formatted(
                rows.values().stream().mapToInt(row -> row.attempts).sum(),
                rows.values().stream().mapToInt(row -> row.timeouts).sum(), rows.size()));
        text.append(line("Name server", "attempts", "timeouts", "errors", "canceled", "elapsed/ms", "decisions"));
        rows.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, Row> row) -> row.getValue().elapsed)
                .reversed().thenComparing(Map.Entry::getKey)).forEach(entry -> {
                    String name = nameOf.getOrDefault(entry.getKey(), "");
                    Row row = entry.getValue();
                    text.append(line(Line.of(name.isEmpty() ? entry.getKey() : name + "/" + entry.getKey()),
                            row.attempts, row.timeouts, row.errors, row.canceled,
                            String.format(Locale.ROOT, "%.2f", row.elapsed.toNanos() / 1e6), decisions(row)));
                });
        return text.toString();
    }

    private Row row(InetAddress server) {
        return rows.computeIfAbsent(AddressText.of(server), _ -> new Row());
    }

    private static String decisions(Row row) {
        return row.decisions.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, FORMAT, cells).stripTrailing() + "\n";
    }
}
