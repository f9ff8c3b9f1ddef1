package dev.gonemaster.engine.score;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The published form of scores.
final class ScoreJson {
    private ScoreJson() {
    }

    static String write(Score score) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("score", score.points());
        root.put("grade", score.grade().published());
        ObjectNode categories = root.putObject("categories");
        score.categories().forEach((category, its) -> categories.putObject(category.published())
                .put("score", its.score())
                .put("penalties", its.penalties())
                .put("entry_count", its.entryCount()));
        ObjectNode bonus = root.putObject("bonus");
        bonus.put("eligible", score.bonus().eligible());
        ObjectNode criteria = bonus.putObject("criteria");
        score.bonus().criteria().forEach((criterion, judgement) -> write(criteria, criterion.published(), judgement));
        if (!score.disabled().isEmpty()) {
            score.disabled().forEach(family -> root.withArray("disabled_stacks").add(family.published()));
        }
        return root.toString();
    }

    private static void write(ObjectNode criteria, String name, Judgement judgement) {
        switch (judgement) {
            case MET -> criteria.put(name, true);
            case NOT_MET -> criteria.put(name, false);
            case NOT_APPLICABLE -> criteria.putNull(name);
        }
    }
}
