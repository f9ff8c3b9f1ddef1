package dev.gonemaster.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which jobs a list holds, and in which order; null means any.
///
/// @param batch whose jobs
/// @param domain part of the name, in any letter case
/// @param createdAfter exclusive
/// @param createdBefore exclusive
public record JobFilter(@Nullable JobState state, @Nullable BatchId batch, @Nullable String domain,
                        @Nullable Severity severity, @Nullable Instant createdAfter, @Nullable Instant createdBefore,
                        Sort sort) {
    public static final JobFilter ALL = new JobFilter(null, null, null, null, null, null, Sort.STARTED_AT_DESC);

    /// The same, of one batch.
    public JobFilter of(BatchId one) {
        return new JobFilter(state, one, domain, severity, createdAfter, createdBefore, sort);
    }

    /// Jobs with at least one entry of that weight; jobs in flight have none.
    public enum Severity { WARNINGS_PLUS, ERRORS_ONLY }

    /// Ties are broken by number, in the direction of the sort; jobs that never started sort as older than all
    /// others, jobs without a batch before those of the first one.
    public enum Sort {
        CREATED_AT_DESC, CREATED_AT_ASC, STARTED_AT_DESC, STARTED_AT_ASC, DOMAIN_ASC, DOMAIN_DESC, BATCH_ID_ASC,
        BATCH_ID_DESC, ERROR_DESC, CRITICAL_DESC
    }
}
