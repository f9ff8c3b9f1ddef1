package dev.gonemaster.jobs;

import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Accepts and cancels jobs. No transaction of its own: each call of the queue is one, and a job must be durable before
/// the workers hear of it.
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobService {
    @Inject
    JobQueue queue;

    @Inject
    Workers workers;

    @Inject
    JobEvents events;

    @Inject
    Clock clock;

    /// Checks the order in full, then queues it.
    ///
    /// @throws ProblemException when anything in the order is wrong; nothing was stored then
    public Job submit(JobOrder order) {
        String domain = SubmissionRules.domain(order.domain());
        TestSpec spec = SubmissionRules.spec(order.wanted());
        int priority = SubmissionRules.priority(order.priority(), NewJob.INTERACTIVE);
        SubmissionRules.refuseWhatIsNotStored(order);
        Job job = queue.submit(
                new NewJob(domain, PublicId.random(), priority, spec, clock.instant()));
        workers.wake();
        return job;
    }

    /// Puts the queue into another order, as [JobQueue#reorder] says.
    ///
    /// @throws ProblemException when these are not the queued jobs, or single ones stand behind one of a batch
    public void reorder(List<JobId> ids) {
        if (ids.size() > JobQueue.REORDER_MAX) {
            throw new ProblemException(Problem.INVALID_QUEUE, "at most " + JobQueue.REORDER_MAX + " jobs can be ordered");
        }
        boolean batches = false;
        for (JobId id : ids) {
            boolean ofBatch = queued(id).batch() != null;
            if (batches && !ofBatch) {
                throw new ProblemException(Problem.INVALID_QUEUE, "single jobs stand before those of batches");
            }
            batches = ofBatch;
        }
        if (!queue.reorder(ids)) {
            throw new ProblemException(Problem.INVALID_QUEUE, "job_ids must name every queued job once");
        }
    }

    /// Takes jobs out of the queue: each ends canceled. All are looked at before the first is taken out.
    ///
    /// @return the jobs afterwards, without those that a worker was quicker to take
    /// @throws ProblemException when one of them is not queued
    public List<Job> remove(List<JobId> ids) {
        ids.forEach(this::queued);
        var removed = new ArrayList<Job>();
        for (JobId id : ids) {
            queue.cancel(id, EndReason.REMOVED, clock.instant()).filter(job -> job.state().terminal()).ifPresent(job -> {
                events.publish(new JobEvent(id, job.state(), job.progress()));
                removed.add(job);
            });
        }
        return removed;
    }

    private Job queued(JobId id) {
        return queue.find(id).filter(job -> job.state() == JobState.QUEUED).orElseThrow(() -> new ProblemException(
                Problem.INVALID_QUEUE, id + " is not queued"));
    }

    /// Keeps a queued job from being taken until it is resumed, as [JobQueue#pause] says.
    public Optional<Job> pause(JobId id) {
        return told(queue.pause(id));
    }

    /// Lets a paused job wait again, as [JobQueue#resume] says.
    public Optional<Job> resume(JobId id) {
        Optional<Job> job = told(queue.resume(id));
        workers.wake();
        return job;
    }

    private Optional<Job> told(Optional<Job> job) {
        job.ifPresent(it -> events.publish(new JobEvent(it.id(), it.state(), it.progress())));
        return job;
    }

    /// Cancels as [JobQueue#cancel] says. Listeners of a job that has ended by it hear so at once; those of a running one
    /// hear when its worker has ended it.
    ///
    /// @return the job as it is afterwards; empty when there is none
    public Optional<Job> cancel(JobId id) {
        Optional<Job> job = queue.cancel(id, clock.instant());
        job.filter(it -> it.state().terminal())
                .ifPresent(it -> events.publish(new JobEvent(id, it.state(), it.progress())));
        return job;
    }
}
