package dev.gonemaster.jobs;

import dev.gonemaster.engine.message.Level;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which runs a list holds, and in which order; null means any.
///
/// @param batch whose runs
/// @param domain part of the name, in any letter case
/// @param domainExact whole name
/// @param worstLevel worst level of the run
/// @param eventTag a message tag that the run has
/// @param grade published form
/// @param endedAfter exclusive
/// @param endedBefore exclusive
public record RunFilter(@Nullable JobState state, @Nullable BatchId batch, @Nullable String domain,
                        @Nullable String domainExact,
                        @Nullable Level worstLevel, JobFilter.@Nullable Severity severity, @Nullable String eventTag,
                        @Nullable String grade, @Nullable Instant endedAfter, @Nullable Instant endedBefore,
                        Sort sort) {
    public static final RunFilter ALL =
            new RunFilter(null, null, null, null, null, null, null, null, null, null, Sort.FINISHED_AT_DESC);

    /// Ties are broken by number, in the direction of the sort. No score counts as the lowest.
    public enum Sort {
        FINISHED_AT_DESC, FINISHED_AT_ASC, CREATED_AT_DESC, CREATED_AT_ASC, STARTED_AT_DESC, STARTED_AT_ASC,
        DOMAIN_ASC, DOMAIN_DESC, BATCH_ID_ASC, BATCH_ID_DESC, WORST_LEVEL_DESC, WORST_LEVEL_ASC, SCORE_DESC, SCORE_ASC,
        DURATION_DESC, DURATION_ASC, ENTRY_COUNT_DESC, ENTRY_COUNT_ASC, ERROR_DESC, CRITICAL_DESC
    }
}
