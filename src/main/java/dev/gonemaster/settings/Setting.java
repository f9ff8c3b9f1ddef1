package dev.gonemaster.settings;

import dev.gonemaster.config.ConfigSources;
import dev.gonemaster.engine.score.InvalidScoringConfigException;
import dev.gonemaster.engine.score.ScoringConfig;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A setting that servers follow while they run.
public enum Setting {
    /// `true` while no server takes jobs from the queue. Neither flags nor files know it.
    QUEUE_PAUSED("queue_paused", null),
    /// Days of 24 hours; 0 keeps results.
    RETENTION_DAYS("retention_days", "db-retention-days"),
    /// Seconds.
    PURGE_INTERVAL("purge_interval", "db-purge-interval"),
    /// JSON. Neither flags nor files know it.
    SCORING_CONFIG("scoring_config", null);

    private final String stored;
    private final @Nullable String flag;

    Setting(String stored, @Nullable String flag) {
        this.stored = stored;
        this.flag = flag;
    }

    /// Its name in the store.
    public String stored() {
        return stored;
    }

    /// The flag that decides over it, without hyphens; empty for none.
    public Optional<String> flag() {
        return Optional.ofNullable(flag);
    }

    /// What is wrong with a text as its value, as the end of a sentence that begins with the text; empty when it is
    /// right.
    public Optional<String> mistake(String text) {
        if (flag != null) {
            return ConfigSources.mistake(flag, text);
        }
        return this == SCORING_CONFIG ? noConfig(text) : noTruth(text);
    }

    private static Optional<String> noTruth(String text) {
        return text.equals("true") || text.equals("false")
                ? Optional.empty()
                : Optional.of("is neither true nor false");
    }

    private static Optional<String> noConfig(String text) {
        try {
            ScoringConfig.parse(text);
            return Optional.empty();
        } catch (InvalidScoringConfigException invalid) {
            return Optional.of("is no scoring configuration: " + invalid.getMessage());
        }
    }
}
