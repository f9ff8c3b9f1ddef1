package dev.gonemaster.bench.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/// Collects what was measured and prints it as a table.
final class Sheet {
    private final SequencedMap<Target, Pair> rows = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    private record Pair(List<Double> product, List<Double> reference) {
    }

    void product(Target target, double value) {
        row(target).product().add(value);
    }

    void reference(Target target, double value) {
        row(target).reference().add(value);
    }

    /// A line below the table, for what is no ratio.
    void note(String line) {
        notes.add(line);
        System.err.println("  " + line);
    }

    String markdown() {
        var text = new StringBuilder("| | unit | product | reference | ratio | must | aim | met |\n"
                + "|---|---|---|---|---|---|---|---|\n");
        rows.forEach((target, pair) -> {
            var product = new Figure(pair.product());
            var reference = new Figure(pair.reference());
            double ratio = product.median() / reference.median();
            text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %.2f | %s | %s | %s |%n", target.what(),
                    target.unit(), product, reference, ratio, target.wanted(target.must()),
                    target.wanted(target.aim()), target.verdict(ratio)));
        });
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    private Pair row(Target target) {
        return rows.computeIfAbsent(target, _ -> new Pair(new ArrayList<>(), new ArrayList<>()));
    }
}
