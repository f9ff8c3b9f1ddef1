package dev.gonemaster.jobs.rest;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.Severities;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Counts of entries by published level, the four levels that matter; empty while there is nothing to count.
final class SeverityTotals {
    private SeverityTotals() {
    }

    static Map<String, Integer> of(@Nullable Severities severities) {
        if (severities == null) {
            return Map.of();
        }
        SequencedMap<String, Integer> totals = new LinkedHashMap<>();
        totals.put(Level.NOTICE.name(), severities.notice());
        totals.put(Level.WARNING.name(), severities.warning());
        totals.put(Level.ERROR.name(), severities.error());
        totals.put(Level.CRITICAL.name(), severities.critical());
        return totals;
    }
}
