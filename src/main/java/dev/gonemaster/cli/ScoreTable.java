package dev.gonemaster.cli;

import dev.gonemaster.engine.score.AddressFamily;
import dev.gonemaster.engine.score.CategoryScore;
import dev.gonemaster.engine.score.Criterion;
import dev.gonemaster.engine.score.Judgement;
import dev.gonemaster.engine.score.Score;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// `--score`: score and grade, where points were lost, and what an A+ misses.
final class ScoreTable {
    private ScoreTable() {
    }

    static String text(Score score) {
        var table = new StringBuilder("Score %s, grade %s\n".formatted(number(score), score.grade().published()));
        score.categories().forEach((category, its) -> table.append(row(category.published(), its)));
        String missing = score.bonus().criteria().entrySet().stream()
                .filter(criterion -> criterion.getValue() == Judgement.NOT_MET)
                .map(Map.Entry::getKey).map(Criterion::published).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            table.append("Missing for an A+: ").append(missing).append('\n');
        }
        if (!score.disabled().isEmpty()) {
            table.append("Not asked, so less was tested: ").append(score.disabled().stream()
                    .map(AddressFamily::published).collect(Collectors.joining(", "))).append('\n');
        }
        return table.toString();
    }

    /// With its one decimal.
    static String number(Score score) {
        return String.format(Locale.ROOT, "%.1f", score.points());
    }

    private static String row(String name, CategoryScore score) {
        return score.penalties() == 0 && score.entryCount() == 0
                ? "  %-18s %3d\n".formatted(name, score.score())
                : "  %-18s %3d  %d points lost by %d messages\n".formatted(name, score.score(), score.penalties(),
                        score.entryCount());
    }
}
