package dev.gonemaster.engine.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A grade, from best to worst. Only [#A_PLUS] depends on more than the score.
public enum Grade {
    A_PLUS("A+"), A("A"), B("B"), C("C"), D("D"), F("F");

    private final String published;

    Grade(String published) {
        this.published = published;
    }

    public String published() {
        return published;
    }

    /// Reads a published form in any letter case; empty when the text is no grade.
    public static Optional<Grade> parse(String text) {
        String grade = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(one -> one.published.equals(grade)).findFirst();
    }

    public boolean isBetterThan(Grade other) {
        return compareTo(other) < 0;
    }
}
