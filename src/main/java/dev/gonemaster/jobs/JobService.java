package dev.gonemaster.jobs;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
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
    /// @throws dev.gonemaster.problem.ProblemException when anything in the order is wrong; nothing was stored then
    public Job submit(JobOrder order) {
        String domain = SubmissionRules.domain(order.domain());
        TestSpec spec = SubmissionRules.spec(order.wanted());
        SubmissionRules.refuseWhatIsNotStored(order);
        Job job = queue.submit(
                new NewJob(domain, PublicId.random(), NewJob.INTERACTIVE, spec, clock.instant()));
        workers.wake();
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
