package dev.gonemaster.jobs;

import dev.gonemaster.engine.message.Entry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run that has ended and is to be stored.
///
/// @param state terminal
/// @param error null for none
/// @param entries at or above the level wanted, in order, at most [StoredEntry#ENTRIES_MAX]
/// @param timingsJson name server timings as published
/// @param effectiveProfile the merged profile as JSON
/// @param chainJson the chain of trust as published; null where the run did not look at it, or it is too long
/// @param score null when the run was not worth one: it did not succeed
public record FinishedRun(Claim claim, JobState state, @Nullable String error, Instant endedAt, List<Entry> entries,
                          String timingsJson, String effectiveProfile, @Nullable String chainJson,
                          @Nullable StoredScore score) {
    public FinishedRun {
        if (!state.terminal()) {
            throw new IllegalArgumentException("not terminal: " + state);
        }
        if (score != null && state != JobState.SUCCEEDED) {
            throw new IllegalArgumentException("a score of a run that " + state);
        }
        if (entries.size() > StoredEntry.ENTRIES_MAX) {
            throw new IllegalArgumentException("more than " + StoredEntry.ENTRIES_MAX + " entries");
        }
        entries = List.copyOf(entries);
        // The one character that PostgreSQL does not keep in a text.
        error = error == null ? null : error.replace('\0', '\uFFFD');
    }

    /// Without a chain of trust.
    public FinishedRun(Claim claim, JobState state, @Nullable String error, Instant endedAt, List<Entry> entries,
                       String timingsJson, String effectiveProfile, @Nullable StoredScore score) {
        this(claim, state, error, endedAt, entries, timingsJson, effectiveProfile, null, score);
    }
}
