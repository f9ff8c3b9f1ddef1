package dev.gonemaster.settings;

import dev.gonemaster.config.GivenFlags;
import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.engine.score.ScoringConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Decides between what the store says and what this server was started with. Thread-safe.
final class SettingSources {
    private static final System.Logger LOG = System.getLogger(SettingSources.class.getName());

    private final ServerConfig.Database configured;
    private final GivenFlags flags;
    /// So that each bad text is told once.
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    SettingSources(ServerConfig.Database configured, GivenFlags flags) {
        this.configured = configured;
        this.flags = flags;
    }

    /// @param stored by name
    LiveSettings over(Map<String, String> stored) {
        return new LiveSettings(
                value(Setting.QUEUE_PAUSED, stored).map(Boolean::parseBoolean).orElse(false),
                value(Setting.RETENTION_DAYS, stored).map(Integer::parseInt).orElse(configured.retentionDays()),
                value(Setting.PURGE_INTERVAL, stored).map(Long::parseLong).map(Duration::ofSeconds)
                        .orElse(configured.purgeInterval()),
                value(Setting.SCORING_CONFIG, stored).map(ScoringConfig::parse).orElse(ScoringConfig.DEFAULT));
    }

    private Optional<String> value(Setting setting, Map<String, String> stored) {
        String text = stored.get(setting.stored());
        if (text == null || setting.flag().filter(flags::has).isPresent()) {
            return Optional.empty();
        }
        Optional<String> mistake = setting.mistake(text);
        if (mistake.isEmpty()) {
            return Optional.of(text);
        }
        if (told.add(setting.stored() + "=" + text)) {
            LOG.log(System.Logger.Level.WARNING, "event=setting_ignored name=" + setting.stored()
                    + " cause=\"the stored text " + mistake.get() + "\"");
        }
        return Optional.empty();
    }
}
