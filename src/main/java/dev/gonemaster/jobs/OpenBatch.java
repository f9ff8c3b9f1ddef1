package dev.gonemaster.jobs;

/// A batch whose jobs may be taken and have not all ended.
///
/// @param priority of its jobs
/// @param begun a job of it was taken before
public record OpenBatch(BatchId id, int priority, boolean begun) {
}
