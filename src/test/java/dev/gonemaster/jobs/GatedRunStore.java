package dev.gonemaster.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A run store that can be shut, away, or refuse some jobs, and remembers the groups that it was given. What it takes
/// goes to another store, where there is one. Thread-safe.
final class GatedRunStore implements RunStore {
    private static final int CALLS_AT_ONCE = 100;

    private final Optional<RunStore> target;
    private final Semaphore gate = new Semaphore(CALLS_AT_ONCE);
    private final List<List<FinishedRun>> groups = new CopyOnWriteArrayList<>();
    private final Set<JobId> bad = ConcurrentHashMap.newKeySet();
    private final Set<JobId> lost = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean away;

    GatedRunStore() {
        target = Optional.empty();
    }

    GatedRunStore(RunStore target) {
        this.target = Optional.of(target);
    }

    /// Calls of [#store] wait from now on.
    void shut() {
        gate.drainPermits();
    }

    void open() {
        gate.drainPermits();
        gate.release(CALLS_AT_ONCE);
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    /// Results of that job, other than failures, break the whole transaction.
    void refuse(JobId id) {
        bad.add(id);
    }

    void loseClaim(JobId id) {
        lost.add(id);
    }

    int calls() {
        return calls.get();
    }

    /// The groups that were committed.
    List<List<FinishedRun>> groups() {
        return List.copyOf(groups);
    }

    /// All that was committed.
    List<FinishedRun> runs() {
        return groups.stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Boolean> store(List<FinishedRun> runs) {
        calls.incrementAndGet();
        gate.acquireUninterruptibly();
        gate.release();
        if (away) {
            throw new StoreUnavailableException("away for a test", new IllegalStateException());
        }
        for (FinishedRun run : runs) {
            if (bad.contains(run.claim().id()) && run.state() != JobState.FAILED) {
                throw new IllegalStateException("cannot store " + run.claim().id());
            }
        }
        if (target.isPresent()) {
            List<Boolean> stored = target.get().store(runs);
            groups.add(runs);
            return stored;
        }
        var stored = new ArrayList<FinishedRun>(runs);
        stored.removeIf(run -> lost.contains(run.claim().id()));
        groups.add(stored);
        return runs.stream().map(run -> !lost.contains(run.claim().id())).toList();
    }

    @Override
    public Optional<Run> find(JobId id) {
        return target.orElseThrow().find(id);
    }

    @Override
    public Verdicts verdicts(BatchId batch) {
        return target.orElseThrow().verdicts(batch);
    }

    @Override
    public Optional<String> chain(JobId id) {
        return target.flatMap(store -> store.chain(id));
    }

    @Override
    public Page<Run> list(RunFilter filter, Slice slice) {
        return target.orElseThrow().list(filter, slice);
    }

    @Override
    public List<StoredEntry> entries(JobId id) {
        return target.orElseThrow().entries(id);
    }

    @Override
    public Page<StoredEntry> entries(EntryFilter filter, Slice slice) {
        return target.orElseThrow().entries(filter, slice);
    }

    @Override
    public void forEachEntry(EntryFilter filter, Consumer<StoredEntry> action) {
        target.orElseThrow().forEachEntry(filter, action);
    }

    @Override
    public Purged purge(Instant cut, int max) {
        return target.orElseThrow().purge(cut, max);
    }

    @Override
    public Purged purgeable(Instant cut) {
        return target.orElseThrow().purgeable(cut);
    }

    @Override
    public int purgeProfiles() {
        return target.orElseThrow().purgeProfiles();
    }
}
