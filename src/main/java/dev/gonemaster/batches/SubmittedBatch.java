package dev.gonemaster.batches;

import dev.gonemaster.jobs.JobId;
import java.util.List;

/// A batch that was accepted.
///
/// @param jobs the first [#JOBS_MAX] of its jobs, in the order of the names
/// @param repeated names that were left out because they had come before
public record SubmittedBatch(Batch batch, List<JobId> jobs, long repeated) {
    /// Named limit: jobs that an answer names.
    public static final int JOBS_MAX = 100_000;

    public SubmittedBatch {
        jobs = List.copyOf(jobs);
    }
}
