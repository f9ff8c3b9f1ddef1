package dev.gonemaster.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The runs and their entries. Thread-safe; every method is atomic unless it says otherwise, and durable when it
/// returns. Throws [StoreUnavailableException] when the store is away.
public interface RunStore {
    /// Stores several ended runs in one transaction: run, entries, the domain with its latest fields and run count, the
    /// job's end. A run whose claim is lost is left out.
    ///
    /// @return for each run, in order, whether it was stored
    List<Boolean> store(List<FinishedRun> runs);

    Optional<Run> find(JobId id);

    /// The chain of trust that a run saw, as published; empty when there is no such run or it did not look at it.
    Optional<String> chain(JobId id);

    Page<Run> list(RunFilter filter, Slice slice);

    /// What the runs of a batch came to.
    Verdicts verdicts(BatchId batch);

    /// All entries of a run, by position; empty when there is no such run.
    List<StoredEntry> entries(JobId id);

    Page<StoredEntry> entries(EntryFilter filter, Slice slice);

    /// Walks all entries that match, in order, in short reads of at most [#READ_MAX] each; what is purged or added
    /// meanwhile may be missing or present.
    void forEachEntry(EntryFilter filter, Consumer<StoredEntry> action);

    /// Removes the oldest terminal jobs that ended before `cut`, with runs and entries, at most `max` of them, in one
    /// transaction. Domains stay and count the runs that are left; where their latest run went, their latest fields are
    /// taken from the newest left.
    ///
    /// @return what was removed; fewer jobs than `max` when nothing is left to remove
    Purged purge(Instant cut, int max);

    /// What there is to remove by [#purge] at the moment, in all.
    Purged purgeable(Instant cut);

    /// Removes effective profiles that no run has any more. Not atomic: a profile that a run takes meanwhile stays.
    ///
    /// @return how many were removed
    int purgeProfiles();

    /// Named limit: rows of one read of a long walk.
    int READ_MAX = 10_000;
}
