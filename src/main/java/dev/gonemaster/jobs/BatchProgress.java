package dev.gonemaster.jobs;

import java.time.Instant;
import java.util.List;

/// How the lives of jobs change their batches, for a store of jobs in the same process. Thread-safe.
public interface BatchProgress {
    /// The most urgent first, then the oldest.
    List<OpenBatch> open();

    /// A job of it was taken; the first time counts.
    void begun(BatchId id, Instant at);

    /// A job of it has ended; the last one ends the batch.
    void ended(BatchId id, Instant at);

    /// An ended job of it was removed; the batch goes with its last job.
    void removed(BatchId id);
}
