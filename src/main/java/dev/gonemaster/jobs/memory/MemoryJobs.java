package dev.gonemaster.jobs.memory;

import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.LatestRuns;
import dev.gonemaster.domains.LatestRuns.EndedRun;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.BatchProgress;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.Severities;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.jobs.StoredJson;
import dev.gonemaster.jobs.StoredScore;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What queue and run store share: all jobs and runs behind one lock. Every method but [#locked] wants it held.
@ApplicationScoped
public class MemoryJobs {
    private static final Comparator<MemoryJob> QUEUE_ORDER =
            Comparator.comparingInt(MemoryJob::priority).thenComparingLong(MemoryJob::position)
                    .thenComparingLong(MemoryJob::number);

    private final ReentrantLock lock = new ReentrantLock();
    private final LatestRuns domains;
    private final BatchProgress batches;
    private final NavigableMap<Long, MemoryJob> jobs = new TreeMap<>();
    private final NavigableMap<Long, MemoryRun> runs = new TreeMap<>();
    private final Set<String> publicIds = new HashSet<>();
    /// Queued jobs by batch; the single ones without.
    private final Map<Optional<BatchId>, TreeSet<MemoryJob>> lanes = new HashMap<>();
    private final TreeSet<MemoryJob> neverStarted =
            new TreeSet<>(Comparator.comparing(MemoryJob::createdAt).thenComparingLong(MemoryJob::number));
    private final Map<Long, MemoryJob> running = new TreeMap<>();
    private final Map<JobState, Long> counts = new EnumMap<>(JobState.class);
    private long lastNumber;

    @Inject
    public MemoryJobs(@StoredIn(Place.MEMORY) LatestRuns domains, @StoredIn(Place.MEMORY) BatchProgress batches) {
        this.domains = domains;
        this.batches = batches;
    }

    /// For the container's proxy, which never uses its own fields.
    MemoryJobs() {
        this(new MemoryDomains(), new MemoryBatches());
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Adds all of them or, when it throws, none.
    List<MemoryJob> add(List<NewJob> given) {
        Set<String> fresh = new HashSet<>();
        for (NewJob job : given) {
            if (publicIds.contains(job.publicId()) || !fresh.add(job.publicId())) {
                throw new IllegalStateException("a public id is taken");
            }
        }
        publicIds.addAll(fresh);
        return given.stream().map(this::add).toList();
    }

    private MemoryJob add(NewJob given) {
        var job = new MemoryJob(++lastNumber, given);
        jobs.put(job.number(), job);
        entered(job);
        return job;
    }

    @Nullable MemoryJob job(long number) {
        return jobs.get(number);
    }

    Collection<MemoryJob> jobs() {
        return jobs.values();
    }

    NavigableMap<Long, MemoryRun> runs() {
        return runs;
    }

    List<MemoryJob> running() {
        return List.copyOf(running.values());
    }

    BatchProgress batches() {
        return batches;
    }

    /// The next single job, or the next of a batch.
    @Nullable MemoryJob firstQueued(@Nullable BatchId batch) {
        TreeSet<MemoryJob> lane = lanes.get(Optional.ofNullable(batch));
        return lane == null ? null : lane.getFirst();
    }

    /// In no order.
    List<MemoryJob> queued() {
        return lanes.values().stream().flatMap(TreeSet::stream).toList();
    }

    /// Forgets a job that was never claimed.
    void discard(MemoryJob job) {
        left(job);
        jobs.remove(job.number());
        publicIds.remove(job.view().publicId());
    }

    @Nullable MemoryJob oldestNeverStarted() {
        return neverStarted.isEmpty() ? null : neverStarted.getFirst();
    }

    long count(JobState state) {
        return counts.getOrDefault(state, 0L);
    }

    /// Lets a job change its state and keeps every index in step.
    void change(MemoryJob job, Runnable change) {
        left(job);
        try {
            change.run();
        } finally {
            entered(job);
        }
    }

    /// Ends a job that has nothing to show, with its run.
    void endWithoutResult(MemoryJob job, JobState end, String error, Instant now) {
        change(job, () -> job.end(end, error, now, Severities.NONE, null));
        keep(job, List.of(), null, null, null, null);
    }

    /// Ends a job with what its run found.
    void end(MemoryJob job, FinishedRun finished) {
        change(job, () -> job.end(finished.state(), finished.error(), finished.endedAt(),
                Severities.of(finished.entries()), finished.score() == null ? null : finished.score().mark()));
        keep(job, finished.entries(), finished.timingsJson(), finished.effectiveProfile(), finished.chainJson(),
                finished.score());
    }

    /// Forgets a terminal job and its run; where that was the latest of its domain, [#recompute] is due afterwards.
    void remove(MemoryRun gone) {
        long number = gone.run().id().number();
        MemoryJob job = Objects.requireNonNull(jobs.remove(number));
        left(job);
        publicIds.remove(gone.run().publicId());
        runs.remove(number);
        domains.purged(gone.run().domainId(), 1);
        if (gone.run().batch() != null) {
            batches.removed(gone.run().batch());
        }
    }

    /// Takes the latest run of domains from what is left.
    void recompute(Set<Long> domainIds) {
        var newest = new TreeMap<Long, EndedRun>();
        for (MemoryRun kept : runs.values()) {
            if (domainIds.contains(kept.run().domainId())) {
                newest.merge(kept.run().domainId(), ended(kept.run()), (a, b) -> b.isAfter(a) ? b : a);
            }
        }
        for (long id : domainIds) {
            domains.replaced(id, newest.get(id));
        }
    }

    private void keep(MemoryJob ended, List<Entry> entries, @Nullable String timings,
                      @Nullable String effectiveProfile, @Nullable String chain, @Nullable StoredScore score) {
        Job job = ended.view();
        Instant endedAt = Objects.requireNonNull(job.endedAt());
        Severities severities = Objects.requireNonNull(job.severities());
        long domainId = domains.ended(job.domain(), ended(job.id(), endedAt, job.state(), severities, job.mark()));
        var run = new Run(job.id(), job.asked(), domainId, job.state(), job.startedAt(), endedAt, job.attempt(),
                severities, entries.size(), job.error(), timings, effectiveProfile, score);
        runs.put(job.id().number(), new MemoryRun(run, stored(run, entries), chain));
        if (job.batch() != null) {
            batches.ended(job.batch(), endedAt);
        }
    }

    private static List<StoredEntry> stored(Run run, List<Entry> entries) {
        var stored = new ArrayList<StoredEntry>(entries.size());
        for (Entry entry : entries) {
            stored.add(new StoredEntry(run.id(), stored.size(), run.domainId(), run.domain(),
                    entry.at().truncatedTo(ChronoUnit.MICROS), entry.module().name(), entry.testcase(), entry.tag(),
                    entry.level(), StoredJson.args(entry.args())));
        }
        return List.copyOf(stored);
    }

    private static EndedRun ended(Run run) {
        return ended(run.id(), run.endedAt(), run.state(), run.severities(),
                run.score() == null ? null : run.score().mark());
    }

    private static EndedRun ended(JobId id, Instant at, JobState state, Severities severities, @Nullable Mark mark) {
        return new EndedRun(id.number(), at, state.published(), severities.worst().map(Level::name).orElse(null),
                mark == null ? null : mark.score(), mark == null ? null : mark.grade());
    }

    private void entered(MemoryJob job) {
        counts.merge(job.state(), 1L, Long::sum);
        if (job.state() == JobState.QUEUED) {
            lanes.computeIfAbsent(job.batch(), _ -> new TreeSet<>(QUEUE_ORDER)).add(job);
        }
        if (job.neverStarted()) {
            neverStarted.add(job);
        }
        if (job.state() == JobState.RUNNING) {
            running.put(job.number(), job);
        }
    }

    private void left(MemoryJob job) {
        counts.merge(job.state(), -1L, Long::sum);
        lanes.computeIfPresent(job.batch(), (_, lane) -> {
            lane.remove(job);
            return lane.isEmpty() ? null : lane;
        });
        neverStarted.remove(job);
        running.remove(job.number());
    }
}
