package dev.gonemaster.bench.storage;

import java.util.Locale;

/// What a row of the table compares, and how the product is to stand.
///
/// @param must ratio of product to reference, at least for rates, at most for costs; 0 for none
/// @param aim the same
record Target(String what, String unit, boolean rate, double must, double aim) {
    static Target rate(String what, String unit, double must, double aim) {
        return new Target(what, unit, true, must, aim);
    }

    static Target cost(String what, String unit, double must, double aim) {
        return new Target(what, unit, false, must, aim);
    }

    String verdict(double ratio) {
        if (must == 0) {
            return "";
        }
        if (met(ratio, aim)) {
            return "aim";
        }
        return met(ratio, must) ? "must" : "**missed**";
    }

    String wanted(double limit) {
        return limit == 0 ? "" : String.format(Locale.ROOT, "%s %.1f", rate ? ">=" : "<=", limit);
    }

    private boolean met(double ratio, double limit) {
        return rate ? ratio >= limit : ratio <= limit;
    }
}
