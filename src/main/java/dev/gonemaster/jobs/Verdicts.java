package dev.gonemaster.jobs;

import dev.gonemaster.engine.message.Level;
import java.util.Map;

/// What many runs came to. What none of them has is left out.
///
/// @param grades runs by published grade
/// @param worstLevels runs by the worst level that they found, from NOTICE up
public record Verdicts(Map<String, Long> grades, Map<Level, Long> worstLevels) {
    public Verdicts {
        grades = Map.copyOf(grades);
        worstLevels = Map.copyOf(worstLevels);
    }
}
