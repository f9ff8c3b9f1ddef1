package dev.gonemaster.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Two columns of Markdown.
final class CountTable {
    private final StringBuilder text;

    CountTable(String title) {
        text = new StringBuilder("| ").append(title).append(" | |\n|---|---|\n");
    }

    CountTable row(String what, Object value) {
        text.append("| ").append(what).append(" | ").append(value).append(" |\n");
        return this;
    }

    /// How many rows have which value, lowest first: `0: 9,970; 1: 28`.
    CountTable histogram(String what, List<JobRow> rows, Function<JobRow, Object> value) {
        Map<Object, Long> counts = rows.stream().collect(
                Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
        return row(what, counts.entrySet().stream().map(it -> it.getKey() + ": " + it.getValue())
                .collect(Collectors.joining("; ")));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
