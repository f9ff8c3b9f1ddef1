package dev.gonemaster.cli;

import dev.gonemaster.cli.GonemasterNagios.State;
import dev.gonemaster.engine.score.Grade;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which grades alarm: the one named, and worse ones.
///
/// @param warning null for none
/// @param critical null for none; worse than `warning`
record GradeThresholds(@Nullable Grade warning, @Nullable Grade critical) {
    /// @throws UsageException when one is no grade, or they are the wrong way round
    static GradeThresholds read(NagiosOptions options) {
        Grade warning = grade("--grade-warning", options.gradeWarning);
        Grade critical = grade("--grade-critical", options.gradeCritical);
        if (warning != null && critical != null && !warning.isBetterThan(critical)) {
            throw new UsageException("--grade-warning " + warning.published() + " is not better than --grade-critical "
                    + critical.published());
        }
        return new GradeThresholds(warning, critical);
    }

    private static @Nullable Grade grade(String option, @Nullable String typed) {
        return typed == null ? null : Grade.parse(typed).orElseThrow(() -> new UsageException(option + " " + typed
                + ": no such grade; one of "
                + String.join(", ", Arrays.stream(Grade.values()).map(Grade::published).toList())));
    }

    boolean given() {
        return warning != null || critical != null;
    }

    State judge(Grade grade) {
        if (critical != null && !grade.isBetterThan(critical)) {
            return State.CRITICAL;
        }
        return warning != null && !grade.isBetterThan(warning) ? State.WARNING : State.OK;
    }
}
