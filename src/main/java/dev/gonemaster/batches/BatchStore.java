package dev.gonemaster.batches;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The batches. Thread-safe; every method is atomic and durable when it returns. Throws
/// [dev.gonemaster.jobs.StoreUnavailableException] when the store is away.
public interface BatchStore {
    /// Adds a batch that is not open and has no jobs.
    Batch create(NewBatch batch);

    /// Opens a batch that was not open: from now on its jobs are taken. One without jobs is finished at once.
    ///
    /// @param total its jobs, which are stored
    void open(BatchId id, long total, Instant now);

    Optional<Batch> find(BatchId id);

    /// Open batches, newest first.
    ///
    /// @param label part of the tag, in any letter case; null for all
    Page<Batch> list(@Nullable String label, Slice slice);

    /// Keeps the jobs of a batch from being taken, or lets them be taken again; running ones go on.
    ///
    /// @return the batch afterwards; empty when there is none
    Optional<Batch> pause(BatchId id, boolean paused);

    /// @return the batch afterwards; empty when there is none
    Optional<Batch> intendSnapshot(BatchId id, boolean intent);

    /// Makes room for more jobs of an open batch, before they are stored, or takes back what was not used.
    ///
    /// @param jobs how many more; negative to take back
    void grow(BatchId id, int jobs, Instant now);

    /// Batches that are not open yet.
    List<Batch> unopened();

    /// Removes a batch that has no jobs.
    ///
    /// @return false when there is none, or it has jobs
    boolean remove(BatchId id);
}
