package dev.gonemaster.jobs;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import java.util.List;
import java.util.Optional;

/// How many entries of a run have each level that matters.
public record Severities(int notice, int warning, int error, int critical) {
    public static final Severities NONE = new Severities(0, 0, 0, 0);

    /// Counts the entries of a run.
    public static Severities of(List<Entry> entries) {
        var counts = new int[Level.values().length];
        for (Entry entry : entries) {
            counts[entry.level().ordinal()]++;
        }
        return new Severities(counts[Level.NOTICE.ordinal()], counts[Level.WARNING.ordinal()],
                counts[Level.ERROR.ordinal()], counts[Level.CRITICAL.ordinal()]);
    }

    /// The highest of the four that occurs; empty when none does.
    public Optional<Level> worst() {
        if (critical > 0) {
            return Optional.of(Level.CRITICAL);
        }
        if (error > 0) {
            return Optional.of(Level.ERROR);
        }
        if (warning > 0) {
            return Optional.of(Level.WARNING);
        }
        return notice > 0 ? Optional.of(Level.NOTICE) : Optional.empty();
    }
}
