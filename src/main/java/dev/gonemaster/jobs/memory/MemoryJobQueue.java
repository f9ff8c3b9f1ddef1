package dev.gonemaster.jobs.memory;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.ClaimOrder;
import dev.gonemaster.jobs.EndReason;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.OpenBatch;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The queue in this process.
@ApplicationScoped
@StoredIn(Place.MEMORY)
public class MemoryJobQueue implements JobQueue {
    private final MemoryJobs state;
    private final ClaimOrder order = new ClaimOrder();

    @Inject
    public MemoryJobQueue(MemoryJobs state) {
        this.state = state;
    }

    /// For the container's proxy, which never uses its own fields.
    MemoryJobQueue() {
        this(new MemoryJobs());
    }

    @Override
    public List<Job> submit(List<NewJob> jobs) {
        if (jobs.size() > SUBMIT_MAX) {
            throw new IllegalArgumentException("submission of " + jobs.size());
        }
        return state.locked(() -> state.add(jobs).stream().map(MemoryJob::view).toList());
    }

    @Override
    public Optional<Job> find(JobId id) {
        return state.locked(() -> Optional.ofNullable(state.job(id.number())).map(MemoryJob::view));
    }

    @Override
    public Page<Job> list(JobFilter filter, Slice slice) {
        List<Job> all = state.locked(() -> state.jobs().stream().map(MemoryJob::view).toList());
        return MemoryPage.of(all, new JobSelection(filter), slice);
    }

    @Override
    public List<Claim> claim(String instance, int max, Instant now) {
        if (max < 1 || max > CLAIM_MAX) {
            throw new IllegalArgumentException("claim of " + max);
        }
        return state.locked(() -> {
            var claims = new ArrayList<Claim>(max);
            order.take(max, state.batches().open(), new ClaimOrder.Lanes<RuntimeException>() {
                @Override
                public int takeSingle(int wanted) {
                    return take(null, wanted, claims, instance, now);
                }

                @Override
                public int takeOf(OpenBatch batch, int wanted) {
                    int taken = take(batch.id(), wanted, claims, instance, now);
                    if (taken > 0 && !batch.begun()) {
                        state.batches().begun(batch.id(), now);
                    }
                    return taken;
                }
            });
            return List.copyOf(claims);
        });
    }

    private int take(@Nullable BatchId batch, int max, List<Claim> claims, String instance, Instant now) {
        int taken = 0;
        while (taken < max && state.firstQueued(batch) instanceof MemoryJob job) {
            state.change(job, () -> job.start(instance, now));
            claims.add(new Claim(job.view(), instance));
            taken++;
        }
        return taken;
    }

    @Override
    public boolean progress(Claim claim, int percent) {
        return state.locked(() -> {
            MemoryJob job = held(claim);
            if (job == null) {
                return false;
            }
            job.advance(percent);
            return true;
        });
    }

    @Override
    public boolean handBack(Claim claim, Instant now) {
        return state.locked(() -> {
            MemoryJob job = held(claim);
            if (job == null) {
                return false;
            }
            requeueOrCancel(job, now);
            return true;
        });
    }

    @Override
    public Optional<Job> cancel(JobId id, String reason, Instant now) {
        return state.locked(() -> {
            MemoryJob job = state.job(id.number());
            if (job == null) {
                return Optional.empty();
            }
            switch (job.state()) {
                case QUEUED, PAUSED -> state.endWithoutResult(job, JobState.CANCELED, reason, now);
                case RUNNING -> job.requestCancel();
                case SUCCEEDED, FAILED, CANCELED, EXPIRED -> { }
            }
            return Optional.of(job.view());
        });
    }

    @Override
    public Optional<Job> pause(JobId id) {
        return moved(id, JobState.QUEUED, JobState.PAUSED);
    }

    @Override
    public Optional<Job> resume(JobId id) {
        return moved(id, JobState.PAUSED, JobState.QUEUED);
    }

    private Optional<Job> moved(JobId id, JobState from, JobState to) {
        return state.locked(() -> {
            MemoryJob job = state.job(id.number());
            if (job != null && job.state() == from) {
                state.change(job, () -> job.become(to));
            }
            return Optional.ofNullable(job).map(MemoryJob::view);
        });
    }

    @Override
    public Set<JobId> cancelRequests(String instance) {
        return state.locked(() -> {
            var asked = new LinkedHashSet<JobId>();
            for (MemoryJob job : state.running()) {
                if (job.runsAt(instance) && job.cancelRequested()) {
                    asked.add(new JobId(job.number()));
                }
            }
            return asked;
        });
    }

    @Override
    public int recover(String deadInstance, int lostLeasesMax, Instant now) {
        return state.locked(() -> {
            int recovered = 0;
            for (MemoryJob job : state.running()) {
                if (job.runsAt(deadInstance)) {
                    recover(job, lostLeasesMax, now);
                    recovered++;
                }
            }
            return recovered;
        });
    }

    @Override
    public List<Claim> claims(String instance, Instant startedBefore) {
        return state.locked(() -> {
            var claims = new ArrayList<Claim>();
            for (MemoryJob job : state.running()) {
                Job view = job.view();
                if (job.runsAt(instance) && view.startedBefore(startedBefore)) {
                    claims.add(new Claim(view, instance));
                }
            }
            return List.copyOf(claims);
        });
    }

    @Override
    public Set<String> holders() {
        return state.locked(() -> {
            var holders = new LinkedHashSet<String>();
            for (MemoryJob job : state.running()) {
                job.instance().ifPresent(holders::add);
            }
            return holders;
        });
    }

    @Override
    public boolean fail(Claim claim, String error, Instant now) {
        return state.locked(() -> {
            MemoryJob job = held(claim);
            if (job == null) {
                return false;
            }
            state.endWithoutResult(job, JobState.FAILED, error, now);
            return true;
        });
    }

    @Override
    public List<JobId> expire(Instant createdBefore, int max, Instant now) {
        if (max < 1 || max > END_MAX) {
            throw new IllegalArgumentException("expiry of " + max);
        }
        return state.locked(() -> {
            var expired = new ArrayList<JobId>();
            while (expired.size() < max && state.oldestNeverStarted() instanceof MemoryJob job
                    && job.createdAt().isBefore(createdBefore)) {
                state.endWithoutResult(job, JobState.EXPIRED, EndReason.NOT_STARTED, now);
                expired.add(new JobId(job.number()));
            }
            return List.copyOf(expired);
        });
    }

    @Override
    public long count(JobState of) {
        return state.locked(() -> state.count(of));
    }

    @Override
    public Map<JobState, Long> counts(BatchId batch) {
        return state.locked(() -> of(batch).collect(Collectors.groupingBy(MemoryJob::state, Collectors.counting())));
    }

    @Override
    public List<JobId> cancelWaiting(BatchId batch, String reason, int max, Instant now) {
        if (max < 1 || max > END_MAX) {
            throw new IllegalArgumentException("cancel of " + max);
        }
        return state.locked(() -> {
            List<MemoryJob> waiting = of(batch)
                    .filter(job -> job.state() == JobState.QUEUED || job.state() == JobState.PAUSED)
                    .limit(max).toList();
            waiting.forEach(job -> state.endWithoutResult(job, JobState.CANCELED, reason, now));
            return waiting.stream().map(job -> new JobId(job.number())).toList();
        });
    }

    @Override
    public int cancelRunning(BatchId batch) {
        return state.locked(() -> {
            List<MemoryJob> running = of(batch).filter(job -> job.state() == JobState.RUNNING).toList();
            running.forEach(MemoryJob::requestCancel);
            return running.size();
        });
    }

    @Override
    public boolean reorder(List<JobId> ids) {
        return state.locked(() -> {
            List<MemoryJob> queued = state.queued();
            Set<Long> numbers = queued.stream().map(MemoryJob::number).collect(Collectors.toSet());
            if (ids.size() != queued.size()
                    || !numbers.equals(ids.stream().map(JobId::number).collect(Collectors.toSet()))) {
                return false;
            }
            List<Long> places = queued.stream().map(MemoryJob::position).sorted().toList();
            for (int i = 0; i < places.size(); i++) {
                MemoryJob job = Objects.requireNonNull(state.job(ids.get(i).number()));
                long place = places.get(i);
                state.change(job, () -> job.moveTo(place));
            }
            return true;
        });
    }

    @Override
    public int discard(BatchId batch, int max) {
        return state.locked(() -> {
            List<MemoryJob> some = of(batch).limit(max).toList();
            some.forEach(state::discard);
            return some.size();
        });
    }

    private Stream<MemoryJob> of(BatchId batch) {
        return state.jobs().stream().filter(job -> job.batch().filter(batch::equals).isPresent());
    }

    private void recover(MemoryJob job, int lostLeasesMax, Instant now) {
        job.loseLease();
        if (!job.cancelRequested() && job.lostLeases() >= lostLeasesMax) {
            state.endWithoutResult(job, JobState.FAILED, EndReason.lostLeases(job.lostLeases()), now);
            return;
        }
        requeueOrCancel(job, now);
    }

    private void requeueOrCancel(MemoryJob job, Instant now) {
        if (job.cancelRequested()) {
            state.endWithoutResult(job, JobState.CANCELED, EndReason.CANCELED, now);
            return;
        }
        state.change(job, job::requeue);
    }

    private @Nullable MemoryJob held(Claim claim) {
        MemoryJob job = state.job(claim.id().number());
        return job != null && job.heldBy(claim) ? job : null;
    }
}
