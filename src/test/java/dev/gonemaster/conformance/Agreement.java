package dev.gonemaster.conformance;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many runs of each testcase come out as the reference says. Not thread-safe.
final class Agreement {
    enum Verdict { MET, MISSED, NOT_COUNTED }

    private final SortedMap<String, Map<Verdict, Integer>> byTestcase = new TreeMap<>();

    void count(String testcase, Verdict verdict) {
        byTestcase.computeIfAbsent(testcase, _ -> new EnumMap<>(Verdict.class)).merge(verdict, 1, Integer::sum);
    }

    int of(Verdict verdict) {
        return byTestcase.values().stream().mapToInt(counts -> counts.getOrDefault(verdict, 0)).sum();
    }

    /// One line for each testcase, for the end of a report.
    List<String> lines() {
        var lines = new ArrayList<String>();
        byTestcase.forEach((testcase, counts) -> lines.add(
                "AGREEMENT %-15s %4d met %4d missed %4d not counted".formatted(
                testcase, counts.getOrDefault(Verdict.MET, 0), counts.getOrDefault(Verdict.MISSED, 0),
                counts.getOrDefault(Verdict.NOT_COUNTED, 0))));
        return lines;
    }
}
