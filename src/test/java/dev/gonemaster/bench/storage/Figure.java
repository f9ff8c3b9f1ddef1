package dev.gonemaster.bench.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What several rounds measured.
record Figure(List<Double> values) {
    Figure {
        values = new ArrayList<>(values.stream().sorted().toList());
    }

    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /// A value below which `share` of all values lie.
    double quantile(double share) {
        return values.get((int) Math.min(values.size() - 1, Math.floor(share * values.size())));
    }

    @Override
    public String toString() {
        return rounded(median()) + " (" + rounded(values.getFirst()) + " to " + rounded(values.getLast()) + ")";
    }

    static String rounded(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }
}
