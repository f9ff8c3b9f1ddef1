package dev.gonemaster.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.GivenFlags;
import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.engine.score.ScoringConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingSourcesTest {
    private static final ServerConfig.Database CONFIGURED = new ServerConfig.Database(Driver.MEMORY, null, 7,
            Duration.ofHours(1), ServerConfig.Pool.STANDARD);
    private static final LiveSettings AS_CONFIGURED =
            new LiveSettings(false, 7, Duration.ofHours(1), ScoringConfig.DEFAULT);
    private static final Map<String, String> STORED =
            Map.of("queue_paused", "true", "retention_days", "30", "purge_interval", "60", "worker_count", "3");

    @Test
    void whatIsNotStoredIsAsConfigured() {
        assertThat(sources().over(Map.of())).isEqualTo(AS_CONFIGURED);
    }

    @Test
    void theStoreRanksBeforeEnvironmentAndFile() {
        assertThat(sources().over(STORED))
                .isEqualTo(new LiveSettings(true, 30, Duration.ofMinutes(1), ScoringConfig.DEFAULT));
    }

    @Test
    void aFlagRanksBeforeTheStore() {
        assertThat(sources("db-retention-days").over(STORED))
                .isEqualTo(new LiveSettings(true, 7, Duration.ofMinutes(1), ScoringConfig.DEFAULT));
        assertThat(sources("db-purge-interval", "workers").over(STORED))
                .isEqualTo(new LiveSettings(true, 30, Duration.ofHours(1), ScoringConfig.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"queue_paused, yes", "queue_paused, ''", "retention_days, -1", "retention_days, 36501",
            "retention_days, many", "scoring_config, none",
            "scoring_config, '{\"weights\":{}}'", "purge_interval, 0",
            "purge_interval, 1h", "purge_interval, 31536001"})
    void aBadTextInTheStoreCountsAsNone(String name, String text) {
        assertThat(sources().over(Map.of(name, text))).isEqualTo(AS_CONFIGURED);
    }

    @Test
    void theLimitsAreInside() {
        assertThat(sources().over(Map.of("queue_paused", "false", "retention_days", "36500", "purge_interval", "1")))
                .isEqualTo(new LiveSettings(false, 36_500, Duration.ofSeconds(1), ScoringConfig.DEFAULT));
        assertThat(sources().over(Map.of("retention_days", "0")).retentionDays()).isZero();
    }

    @Test
    void aStoredScoringConfigurationHolds() {
        String text = "{\"tag_penalties\":{\"T\":3}}";
        assertThat(sources().over(Map.of("scoring_config", text)).scoring()).isEqualTo(ScoringConfig.parse(text));
    }

    private static SettingSources sources(String... flags) {
        return new SettingSources(CONFIGURED, new GivenFlags(Set.of(flags)));
    }
}
