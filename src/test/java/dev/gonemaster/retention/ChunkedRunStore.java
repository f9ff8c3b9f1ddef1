package dev.gonemaster.retention;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Purged;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.RunFilter;
import dev.gonemaster.jobs.RunStore;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.StoreUnavailableException;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.jobs.Verdicts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Remembers how many jobs each purge transaction of another store removed, and can be away.
final class ChunkedRunStore implements RunStore {
    private final RunStore target;
    private final List<Integer> removed = new ArrayList<>();
    private boolean away;
    private int profilePurges;
    private Runnable afterChunk = () -> { };

    ChunkedRunStore(RunStore target) {
        this.target = target;
    }

    List<Integer> removed() {
        return List.copyOf(removed);
    }

    int profilePurges() {
        return profilePurges;
    }

    void afterEachChunk(Runnable action) {
        afterChunk = action;
    }

    void goAway() {
        away = true;
    }

    @Override
    public Purged purge(Instant cut, int max) {
        if (away) {
            throw new StoreUnavailableException("away for a test", new IllegalStateException());
        }
        Purged chunk = target.purge(cut, max);
        removed.add((int) chunk.jobs());
        afterChunk.run();
        return chunk;
    }

    @Override
    public Purged purgeable(Instant cut) {
        return target.purgeable(cut);
    }

    @Override
    public int purgeProfiles() {
        profilePurges++;
        return target.purgeProfiles();
    }

    @Override
    public List<Boolean> store(List<FinishedRun> runs) {
        return target.store(runs);
    }

    @Override
    public Optional<Run> find(JobId id) {
        return target.find(id);
    }

    @Override
    public Verdicts verdicts(BatchId batch) {
        return target.verdicts(batch);
    }

    @Override
    public Optional<String> chain(JobId id) {
        return target.chain(id);
    }

    @Override
    public Page<Run> list(RunFilter filter, Slice slice) {
        return target.list(filter, slice);
    }

    @Override
    public List<StoredEntry> entries(JobId id) {
        return target.entries(id);
    }

    @Override
    public Page<StoredEntry> entries(EntryFilter filter, Slice slice) {
        return target.entries(filter, slice);
    }

    @Override
    public void forEachEntry(EntryFilter filter, Consumer<StoredEntry> action) {
        target.forEachEntry(filter, action);
    }
}
