package dev.gonemaster.jobs;

import dev.gonemaster.engine.score.Score;
import dev.gonemaster.engine.score.ScoringConfig;
import org.jspecify.annotations.Nullable;

/// The score that a run was given. It stays when the configuration changes.
///
/// @param json all of it as published: the mark, and where the server that gave it kept them, categories and criteria
/// @param config the scoring configuration that was in force, as JSON; null when who gave it did not keep it
public record StoredScore(Mark mark, String json, @Nullable String config) {
    static StoredScore of(Score score, ScoringConfig config) {
        return new StoredScore(new Mark(score.points(), score.grade().published()), score.toJson(), config.toJson());
    }
}
