package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.EndReason;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.IdBlocks;
import dev.gonemaster.persistence.JdbcWork;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.SqlErrors;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The queue in the database. Every change of state is one conditional update, so that it happens once or not at all.
@Dependent
@StoredIn(Place.DATABASE)
public class JpaJobQueue implements JobQueue {
    /// Named limit: how often a cancel follows a job that changes its state meanwhile.
    private static final int CANCEL_ATTEMPTS_MAX = 5;
    private static final String HELD = " WHERE j.id = :id AND j.state = :running AND j.instance = :instance"
            + " AND j.attempt = :attempt";

    private final Transactions transactions;
    private final IdBlocks numbers;
    private final Endings endings;
    private final Claims claims;

    @Inject
    public JpaJobQueue(Transactions transactions) {
        this.transactions = transactions;
        numbers = new IdBlocks(transactions, "jobs");
        endings = new Endings(transactions);
        claims = new Claims(transactions.dialect());
    }

    @Override
    public List<Job> submit(List<NewJob> jobs) {
        if (jobs.size() > SUBMIT_MAX) {
            throw new IllegalArgumentException("submission of " + jobs.size());
        }
        List<Long> given = numbers.next(jobs.size());
        try {
            transactions.write(entities -> JdbcWork.in(entities, connection -> {
                JobRows.insert(connection, given, jobs);
                return true;
            }));
        } catch (RuntimeException e) {
            if (SqlErrors.constraint(e)) {
                throw new IllegalStateException("a public id is taken", e);
            }
            throw e;
        }
        var accepted = new ArrayList<Job>(jobs.size());
        for (int i = 0; i < jobs.size(); i++) {
            accepted.add(accepted(given.get(i), jobs.get(i)));
        }
        given.stream().findFirst().ifPresent(claims::entered);
        return List.copyOf(accepted);
    }

    private static Job accepted(long number, NewJob job) {
        return Job.queued(new JobId(number), new NewJob(job.domain(), job.publicId(), job.priority(), job.spec(),
                Micros.instant(Micros.of(job.createdAt())), job.batch(), job.profile()));
    }

    @Override
    public Optional<Job> find(JobId id) {
        return transactions.read(entities -> Optional.ofNullable(find(entities, id)).map(JobEntity::job));
    }

    @Override
    public Page<Job> list(JobFilter filter, Slice slice) {
        return transactions.read(entities -> JobLists.page(entities, transactions.dialect(), filter, slice));
    }

    @Override
    public List<Claim> claim(String instance, int max, Instant now) {
        if (max < 1 || max > CLAIM_MAX) {
            throw new IllegalArgumentException("claim of " + max);
        }
        return transactions.write(entities -> JdbcWork.in(entities,
                connection -> claims.take(connection, instance, max, now)));
    }

    @Override
    public boolean progress(Claim claim, int percent) {
        return changed(claim, "UPDATE JobEntity j SET j.progress ="
                + " CASE WHEN j.progress < :percent THEN :percent ELSE j.progress END" + HELD,
                Map.of("percent", Math.min(percent, 100)));
    }

    @Override
    public boolean handBack(Claim claim, Instant now) {
        boolean waiting = changed(claim, "UPDATE JobEntity j SET j.state = :queued, j.instance = NULL, j.progress = 0"
                + HELD + " AND j.cancelRequested = FALSE", Map.of("queued", JobState.QUEUED));
        claims.lookFromHead();
        return waiting || end(Ending.bare(claim.job(), claim.instance(), JobState.CANCELED, EndReason.CANCELED, now));
    }

    private boolean changed(Claim claim, String update, Map<String, Object> parameters) {
        return transactions.write(entities -> {
            var query = entities.createQuery(update).setParameter("id", claim.id().number())
                    .setParameter("running", JobState.RUNNING).setParameter("instance", claim.instance())
                    .setParameter("attempt", claim.attempt());
            parameters.forEach(query::setParameter);
            return query.executeUpdate() == 1;
        });
    }

    private boolean end(Ending ending) {
        DomainRows.Ids domainIds = endings.domainIds(List.of(ending.job().domain()));
        return transactions.write(entities -> Endings.write(entities, transactions.dialect(), List.of(ending), domainIds).getFirst());
    }

    @Override
    public Optional<Job> cancel(JobId id, String reason, Instant now) {
        for (int attempt = 0; attempt < CANCEL_ATTEMPTS_MAX; attempt++) {
            Optional<Job> seen = find(id);
            if (seen.isEmpty() || canceled(seen.get(), reason, now)) {
                return seen.isEmpty() ? seen : find(id);
            }
        }
        throw new IllegalStateException(id + " keeps changing its state");
    }

    private boolean canceled(Job job, String reason, Instant now) {
        return switch (job.state()) {
            case QUEUED, PAUSED -> end(Ending.bare(job, null, JobState.CANCELED, reason, now));
            case RUNNING -> transactions.write(entities -> entities.createQuery(
                    "UPDATE JobEntity j SET j.cancelRequested = TRUE WHERE j.id = :id AND j.state = :running")
                    .setParameter("id", job.id().number()).setParameter("running", JobState.RUNNING)
                    .executeUpdate() == 1);
            case SUCCEEDED, FAILED, CANCELED, EXPIRED -> true;
        };
    }

    @Override
    public Optional<Job> pause(JobId id) {
        moved(id, JobState.QUEUED, JobState.PAUSED);
        return find(id);
    }

    @Override
    public Optional<Job> resume(JobId id) {
        if (moved(id, JobState.PAUSED, JobState.QUEUED)) {
            claims.entered(id.number());
        }
        return find(id);
    }

    private boolean moved(JobId id, JobState from, JobState to) {
        if (!from.canBecome(to)) {
            throw new IllegalArgumentException(from + " cannot become " + to);
        }
        return transactions.write(entities -> entities.createQuery(
                "UPDATE JobEntity j SET j.state = :to WHERE j.id = :id AND j.state = :from").setParameter("to", to)
                .setParameter("id", id.number()).setParameter("from", from).executeUpdate() == 1);
    }

    @Override
    public Set<JobId> cancelRequests(String instance) {
        return transactions.read(entities -> {
            var asked = new LinkedHashSet<JobId>();
            for (Job job : running(entities, instance)) {
                if (job.cancelRequested()) {
                    asked.add(job.id());
                }
            }
            return asked;
        });
    }

    @Override
    public int recover(String deadInstance, int lostLeasesMax, Instant now) {
        List<Job> running = transactions.read(entities -> running(entities, deadInstance));
        if (running.isEmpty()) {
            return 0;
        }
        DomainRows.Ids domainIds = endings.domainIds(running.stream().map(Job::domain).toList());
        claims.lookFromHead();
        return transactions.write(entities -> {
            int waiting = entities.createQuery("""
                    UPDATE JobEntity j SET j.state = :queued, j.instance = NULL, j.progress = 0,
                        j.lostLeases = j.lostLeases + 1
                    WHERE j.state = :running AND j.instance = :instance AND j.cancelRequested = FALSE
                        AND j.lostLeases + 1 < :max""").setParameter("queued", JobState.QUEUED)
                    .setParameter("running", JobState.RUNNING).setParameter("instance", deadInstance)
                    .setParameter("max", lostLeasesMax).executeUpdate();
            var over = new ArrayList<Ending>();
            for (Job job : running(entities, deadInstance)) {
                over.add(lost(job, deadInstance, now).withLostLease());
            }
            Endings.write(entities, transactions.dialect(), over, domainIds);
            return waiting + over.size();
        });
    }

    private static Ending lost(Job job, String instance, Instant now) {
        return job.cancelRequested() ? Ending.bare(job, instance, JobState.CANCELED, EndReason.CANCELED, now)
                : Ending.bare(job, instance, JobState.FAILED, EndReason.lostLeases(job.lostLeases() + 1), now);
    }

    @Override
    public List<Claim> claims(String instance, Instant startedBefore) {
        // An instance has few running jobs, so all are read: no index over their age can mislead the database.
        return transactions.read(entities -> {
            var claims = new ArrayList<Claim>();
            for (Job job : running(entities, instance)) {
                if (job.state() == JobState.RUNNING && job.startedBefore(startedBefore)) {
                    claims.add(new Claim(job, instance));
                }
            }
            return List.copyOf(claims);
        });
    }

    @Override
    public Set<String> holders() {
        return transactions.read(entities -> {
            var holders = new LinkedHashSet<String>();
            for (Object holder : new Conditions().and(JobLists.inState(JobState.RUNNING)).and("instance IS NOT NULL")
                    .query(entities, "SELECT DISTINCT instance FROM jobs", "").getResultList()) {
                holders.add((String) holder);
            }
            return holders;
        });
    }

    @Override
    public boolean fail(Claim claim, String error, Instant now) {
        return end(Ending.bare(claim.job(), claim.instance(), JobState.FAILED, error, now));
    }

    @Override
    public List<JobId> expire(Instant createdBefore, int max, Instant now) {
        if (max < 1 || max > END_MAX) {
            throw new IllegalArgumentException("expiry of " + max);
        }
        List<Job> old = transactions.read(entities -> neverStarted(entities, createdBefore, max));
        return ended(old, JobState.EXPIRED, EndReason.NOT_STARTED, now);
    }

    @Override
    public List<JobId> cancelWaiting(BatchId batch, String reason, int max, Instant now) {
        if (max < 1 || max > END_MAX) {
            throw new IllegalArgumentException("cancel of " + max);
        }
        List<Job> waiting = transactions.read(entities -> BatchJobs.waiting(entities, batch, max));
        return ended(waiting, JobState.CANCELED, reason, now);
    }

    /// Ends waiting jobs, and says which of them still waited.
    private List<JobId> ended(List<Job> jobs, JobState state, String reason, Instant now) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        DomainRows.Ids domainIds = endings.domainIds(jobs.stream().map(Job::domain).toList());
        List<Ending> ends = jobs.stream().map(job -> Ending.bare(job, null, state, reason, now)).toList();
        List<Boolean> written = transactions.write(
                entities -> Endings.write(entities, transactions.dialect(), ends, domainIds));
        return IntStream.range(0, jobs.size()).filter(written::get).mapToObj(i -> jobs.get(i).id()).toList();
    }

    @Override
    public int cancelRunning(BatchId batch) {
        return transactions.write(entities -> BatchJobs.requestCancel(entities, batch));
    }

    @Override
    public boolean reorder(List<JobId> ids) {
        List<Long> numbers = ids.stream().map(JobId::number).toList();
        boolean done = transactions.write(entities -> JdbcWork.in(entities,
                connection -> QueueOrder.set(connection, transactions.dialect(), numbers)));
        claims.lookFromHead();
        return done;
    }

    @Override
    public int discard(BatchId batch, int max) {
        return transactions.write(entities -> JdbcWork.in(entities,
                connection -> BatchJobs.discard(connection, batch, max)));
    }

    private List<Job> neverStarted(EntityManager entities, Instant createdBefore, int max) {
        String age = transactions.dialect().neverStartedAge();
        List<?> oldest = new Conditions().and(transactions.dialect().neverStarted())
                .and(age + " < ?", Micros.atLeast(createdBefore))
                .query(entities, "SELECT id FROM jobs", " ORDER BY " + age + ", id LIMIT ?", max).getResultList();
        // Between the two reads a job may have been claimed or ended.
        return JobRows.of(entities, JobRows.numbers(oldest)).stream()
                .filter(job -> job.attempt() == 0 && !job.state().terminal()).toList();
    }

    @Override
    public long count(JobState state) {
        return transactions.read(entities -> {
            // Each of the two has an index of queued jobs.
            Conditions of = new Conditions().and(JobLists.inState(state));
            return of.copy().and("batch_id IS NULL").count(entities, "jobs")
                    + of.and("batch_id IS NOT NULL").count(entities, "jobs");
        });
    }

    @Override
    public Map<JobState, Long> counts(BatchId batch) {
        return transactions.read(entities -> BatchJobs.counts(entities, batch));
    }

    private static List<Job> running(EntityManager entities, String instance) {
        List<?> running = new Conditions().and(JobLists.inState(JobState.RUNNING)).and("instance = ?", instance)
                .query(entities, "SELECT id FROM jobs", "").getResultList();
        return JobRows.of(entities, JobRows.numbers(running));
    }

    private static @Nullable JobEntity find(EntityManager entities, JobId id) {
        return entities.find(JobEntity.class, id.number());
    }
}
