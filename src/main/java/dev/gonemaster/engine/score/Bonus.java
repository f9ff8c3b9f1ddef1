package dev.gonemaster.engine.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What was found about an A+.
///
/// @param eligible whether it is one
/// @param criteria those that the configuration asks for, in their order
public record Bonus(boolean eligible, Map<Criterion, Judgement> criteria) {
    public Bonus {
        var ordered = new EnumMap<Criterion, Judgement>(Criterion.class);
        ordered.putAll(criteria);
        criteria = Collections.unmodifiableMap(ordered);
    }
}
