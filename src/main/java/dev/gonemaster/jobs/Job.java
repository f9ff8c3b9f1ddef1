package dev.gonemaster.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as it stands in the store.
///
/// @param asked as it was handed in
/// @param startedAt start of the latest attempt; null while it never ran
/// @param endedAt null until the state is terminal
/// @param progress 0 to 100, never falls during an attempt
/// @param error why it ended as it did; null for none
/// @param attempt how often it was claimed: 0 before the first time
/// @param lostLeases how often its server died while it ran
/// @param cancelRequested a running job was asked to stop
/// @param severities null until the state is terminal
/// @param mark null for none
public record Job(JobId id, NewJob asked, JobState state, @Nullable Instant startedAt, @Nullable Instant endedAt,
                  int progress, @Nullable String error, int attempt, int lostLeases, boolean cancelRequested,
                  @Nullable Severities severities, @Nullable Mark mark) {
    /// A job that was just handed in.
    public static Job queued(JobId id, NewJob asked) {
        return new Job(id, asked, JobState.QUEUED, null, null, 0, null, 0, 0, false, null, null);
    }

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

    /// Whether its latest attempt began before a time; false while it never ran.
    public boolean startedBefore(Instant time) {
        return startedAt != null && startedAt.isBefore(time);
    }
}
