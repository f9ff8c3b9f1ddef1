package dev.gonemaster.settings;

import dev.gonemaster.engine.score.ScoringConfig;
import java.time.Duration;

/// What holds at a moment.
///
/// @param queuePaused no server takes jobs; running ones go on
/// @param retentionDays terminal jobs older than that are purged; 0 keeps them
/// @param purgeInterval from 1 s
/// @param scoring of runs that end from now on
public record LiveSettings(boolean queuePaused, int retentionDays, Duration purgeInterval, ScoringConfig scoring) {
}
