package dev.gonemaster.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One execution of a job as it is kept; also of jobs that ended before they started.
///
/// @param id that of its job
/// @param startedAt null when it never started
/// @param timingsJson null when there is none
/// @param effectiveProfile null when it never started
/// @param score null for none
public record Run(JobId id, String publicId, long domainId, String domain, JobState state, int priority, TestSpec spec,
                  Instant createdAt, @Nullable Instant startedAt, Instant endedAt, int attempt, Severities severities,
                  int entryCount, @Nullable String error, @Nullable String timingsJson,
                  @Nullable String effectiveProfile, @Nullable StoredScore score) {
    /// Zero when it never started.
    public Duration duration() {
        return startedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }
}
