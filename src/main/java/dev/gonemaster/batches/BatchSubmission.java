package dev.gonemaster.batches;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobOrder;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.PublicId;
import dev.gonemaster.jobs.StoreUnavailableException;
import dev.gonemaster.jobs.SubmissionRules;
import dev.gonemaster.jobs.TestSpec;
import dev.gonemaster.jobs.Workers;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Accepts batches, all or nothing: every name is checked before the first is stored, and no job is taken before the
/// last is stored. No transaction of its own: the jobs of a batch are stored in several.
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BatchSubmission {
    /// Named limit: names of one batch.
    public static final int NAMES_MAX = 5_000_000;

    private static final System.Logger LOG = System.getLogger(BatchSubmission.class.getName());

    @Inject
    BatchStore batches;

    @Inject
    JobQueue queue;

    @Inject
    Workers workers;

    @Inject
    Clock clock;

    /// @throws ProblemException when anything in the order or one of the names is wrong; nothing was stored then
    public SubmittedBatch submit(BatchOrder order, Names names) {
        TestSpec spec = SubmissionRules.spec(order.wanted());
        int priority = SubmissionRules.priority(order.priority(), NewJob.BATCH);
        SubmissionRules.refuseWhatIsNotStored(
                new JobOrder(null, order.wanted(), order.tags(), order.profileId(), null));
        try (UniqueNames checked = checked(names)) {
            String instance = workers.instance().orElseThrow(() -> new StoreUnavailableException(
                    "this server is not entered in the database at the moment", new IllegalStateException()));
            Instant now = clock.instant();
            String description = Objects.requireNonNullElse(order.description(), "");
            Batch batch = batches.create(new NewBatch(order.label(), description, priority, order.snapshotIntent(),
                    order.promoteSnapshotDefault(), null, now, instance));
            return stored(batch, spec, checked);
        } catch (IOException e) {
            throw new UncheckedIOException("files with the names of a batch are left over", e);
        }
    }

    /// The names as they are stored, each once.
    private static UniqueNames checked(Names names) throws IOException {
        var checked = new UniqueNames();
        try {
            names.forEach(name -> {
                if (checked.given() == NAMES_MAX) {
                    throw new ProblemException(Problem.TOO_MANY_DOMAINS,
                            "a batch has at most " + NAMES_MAX + " domains");
                }
                checked.add(SubmissionRules.domain(name));
            });
            if (checked.given() == 0) {
                throw new ProblemException(Problem.MISSING_DOMAIN, "a batch needs at least one domain");
            }
            return checked;
        } catch (RuntimeException e) {
            checked.close();
            throw e;
        }
    }

    private SubmittedBatch stored(Batch batch, TestSpec spec, UniqueNames names) {
        var jobs = new ArrayList<JobId>();
        long[] total = new long[1];
        try {
            names.forEachPart(JobQueue.SUBMIT_MAX, part -> {
                queue.submit(part.stream().map(name -> job(name, batch, spec)).toList()).stream()
                        .limit(SubmittedBatch.JOBS_MAX - jobs.size()).forEach(job -> jobs.add(job.id()));
                total[0] += part.size();
            });
            batches.open(batch.id(), total[0], clock.instant());
        } catch (RuntimeException failure) {
            discard(batch.id());
            throw failure;
        }
        workers.wake();
        return new SubmittedBatch(batches.find(batch.id()).orElse(batch), jobs, names.given() - total[0]);
    }

    private static NewJob job(String name, Batch batch, TestSpec spec) {
        return new NewJob(name, PublicId.random(), batch.asked().priority(), spec, batch.asked().createdAt(),
                batch.id(), null);
    }

    /// Removes batches that nobody stores any more: whoever did so has gone.
    ///
    /// @param instances that are at work
    public void discardUnopened(Iterable<String> instances) {
        var alive = new ArrayList<String>();
        instances.forEach(alive::add);
        for (Batch batch : batches.unopened()) {
            if (!alive.contains(batch.asked().storedBy())) {
                LOG.log(System.Logger.Level.WARNING, "event=batch_discarded batch=" + batch.id()
                        + " cause=\"it was not stored to its end\"");
                discard(batch.id());
            }
        }
    }

    /// What cannot be removed now is removed at a later start; nothing of it runs until then.
    private void discard(BatchId id) {
        try {
            while (queue.discard(id, JobQueue.SUBMIT_MAX) == JobQueue.SUBMIT_MAX) {
                // one transaction after the other
            }
            batches.remove(id);
        } catch (StoreUnavailableException away) {
            LOG.log(System.Logger.Level.WARNING, "event=batch_not_discarded batch=" + id);
        }
    }
}
