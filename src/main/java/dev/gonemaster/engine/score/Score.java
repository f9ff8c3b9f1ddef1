package dev.gonemaster.engine.score;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a run is worth.
///
/// @param points 0 to 100 with one decimal, rounded half up
/// @param categories all of them, in their order
/// @param disabled families of addresses that were left out, so that less was tested
public record Score(double points, Grade grade, Map<Category, CategoryScore> categories, Bonus bonus,
                    Set<AddressFamily> disabled) {
    /// Most points there are.
    public static final int MAX = 100;

    public Score {
        var ordered = new EnumMap<Category, CategoryScore>(Category.class);
        ordered.putAll(categories);
        categories = Collections.unmodifiableMap(ordered);
        disabled = Collections.unmodifiableSortedSet(new TreeSet<>(disabled));
    }

    /// The score of a run that came to its end.
    public static Score of(ScoredRun run, ScoringConfig config) {
        return new Marking(config, run).score();
    }

    /// The published form: a JSON object on one line.
    public String toJson() {
        return ScoreJson.write(this);
    }
}
