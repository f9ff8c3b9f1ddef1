package dev.gonemaster.batches;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.EndReason;
import dev.gonemaster.jobs.JobEvent;
import dev.gonemaster.jobs.JobEvents;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Workers;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Stops and pauses batches. No transaction of its own: a batch may have a million jobs.
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BatchService {
    @Inject
    BatchStore batches;

    @Inject
    JobQueue queue;

    @Inject
    JobEvents events;

    @Inject
    Workers workers;

    @Inject
    Clock clock;

    /// Cancels all jobs of a batch: those that wait end at once, running ones when their workers notice.
    ///
    /// @return the batch afterwards; empty when there is none
    public Optional<Batch> cancel(BatchId id) {
        return cancel(id, EndReason.CANCELED);
    }

    /// @param reason error of the jobs that wait
    Optional<Batch> cancel(BatchId id, String reason) {
        if (batches.find(id).isEmpty()) {
            return Optional.empty();
        }
        List<JobId> canceled;
        do {
            canceled = queue.cancelWaiting(id, reason, JobQueue.END_MAX, clock.instant());
            canceled.forEach(job -> events.publish(new JobEvent(job, JobState.CANCELED, 100)));
        } while (!canceled.isEmpty());
        queue.cancelRunning(id);
        return batches.find(id);
    }

    /// Keeps the jobs of a batch from being taken until it is resumed; running ones go on.
    ///
    /// @return the batch afterwards; empty when there is none
    public Optional<Batch> pause(BatchId id) {
        return batches.pause(id, true);
    }

    /// @return the batch afterwards; empty when there is none
    public Optional<Batch> resume(BatchId id) {
        Optional<Batch> batch = batches.pause(id, false);
        workers.wake();
        return batch;
    }
}
