package dev.gonemaster.jobs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One execution of a job as it is kept; also of jobs that ended before they started.
///
/// @param id that of its job
/// @param asked the job as it was handed in
/// @param startedAt null when it never started
/// @param timingsJson null when there is none
/// @param effectiveProfile null when it never started
/// @param score null for none
public record Run(JobId id, NewJob asked, long domainId, JobState state, @Nullable Instant startedAt, Instant endedAt,
                  int attempt, Severities severities, int entryCount, @Nullable String error,
                  @Nullable String timingsJson, @Nullable String effectiveProfile, @Nullable StoredScore score) {
    public String publicId() {
        return asked.publicId();
    }

    public String domain() {
        return asked.domain();
    }

    public int priority() {
        return asked.priority();
    }

    public TestSpec spec() {
        return asked.spec();
    }

    public Instant createdAt() {
        return asked.createdAt();
    }

    public @Nullable BatchId batch() {
        return asked.batch();
    }

    public @Nullable UsedProfile profile() {
        return asked.profile();
    }

    /// Zero when it never started.
    public Duration duration() {
        return startedAt == null ? Duration.ZERO : Duration.between(startedAt, endedAt);
    }
}
