package dev.gonemaster.engine.score;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gonemaster.engine.json.LocatedJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Grade bands as a JSON array.
final class GradeBandsJson {
    private GradeBandsJson() {
    }

    static List<GradeBand> read(LocatedJson array) {
        var bands = new ArrayList<GradeBand>();
        for (LocatedJson element : array.elements()) {
            GradeBand band = band(element);
            if (!bands.isEmpty() && !follows(band, bands.getLast())) {
                throw element.fault("must have a worse grade and a lower min_score than the one before");
            }
            bands.add(band);
        }
        if (bands.isEmpty() || bands.getLast().minScore() != 0) {
            throw array.fault("the last one must have a min_score of 0");
        }
        return bands;
    }

    private static boolean follows(GradeBand band, GradeBand before) {
        return before.grade().isBetterThan(band.grade()) && band.minScore() < before.minScore();
    }

    private static GradeBand band(LocatedJson object) {
        @Nullable Grade grade = null;
        @Nullable Integer minScore = null;
        for (LocatedJson node : object.members()) {
            switch (node.key()) {
                case "grade" -> grade = Grade.parse(node.text()).filter(one -> one != Grade.A_PLUS)
                        .orElseThrow(() -> node.fault("must be A, B, C, D or F"));
                case "min_score" -> minScore = node.integer(0, Score.MAX);
                default -> throw node.unknown();
            }
        }
        if (grade == null || minScore == null) {
            throw object.fault("needs grade and min_score");
        }
        return new GradeBand(grade, minScore);
    }

    static void write(ArrayNode array, List<GradeBand> bands) {
        bands.forEach(band -> array.addObject().put("grade", band.grade().published())
                .put("min_score", band.minScore()));
    }
}
