package dev.gonemaster.engine.profile;

import java.util.Map;
import java.util.stream.Collectors;

/// The thresholds of a profile. Immutable.
///
/// @param given those that differ from the normal ones; others are dropped
public record Thresholds(Map<Threshold, Long> given) {
    public static final Thresholds NORMAL = new Thresholds(Map.of());

    public Thresholds {
        given = given.entrySet().stream().filter(entry -> entry.getValue() != entry.getKey().normal())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public long of(Threshold threshold) {
        return given.getOrDefault(threshold, threshold.normal());
    }
}
