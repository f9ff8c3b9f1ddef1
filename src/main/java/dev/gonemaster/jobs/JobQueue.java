package dev.gonemaster.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The jobs that are waiting, running or done. Thread-safe; every method is atomic and durable when it returns.
/// Throws [StoreUnavailableException] when the store is away.
public interface JobQueue {
    /// Accepts a job: state queued, attempt 0.
    default Job submit(NewJob job) {
        return submit(List.of(job)).getFirst();
    }

    /// Accepts all of these jobs or, when it throws, none.
    ///
    /// @param jobs at most [#SUBMIT_MAX]
    /// @return in the same order, with rising numbers
    List<Job> submit(List<NewJob> jobs);

    Optional<Job> find(JobId id);

    Page<Job> list(JobFilter filter, Slice slice);

    /// Takes up to `max` queued jobs for an instance: state running, attempt one higher, started at `now`, progress 0.
    /// Single jobs before those of batches, of each kind the lowest priority number first, then in the order of the
    /// queue; batches of one priority in turn, and only those that are open and not paused. Where both kinds wait, one
    /// job in [#BATCH_SHARE] is of a batch. No job is taken twice.
    ///
    /// @param max 1 to [#CLAIM_MAX]
    /// @return in the order taken; empty when nothing is queued
    List<Claim> claim(String instance, int max, Instant now);

    /// Notes how far a claimed job is; never backwards.
    ///
    /// @return false when the claim is lost
    boolean progress(Claim claim, int percent);

    /// Puts a claimed job back into the queue without counting a lost lease; it runs again with the next attempt. A job
    /// with a pending cancel ends canceled instead.
    ///
    /// @return false when the claim is lost
    boolean handBack(Claim claim, Instant now);

    /// Cancels a job on demand, with the error `canceled`.
    default Optional<Job> cancel(JobId id, Instant now) {
        return cancel(id, EndReason.CANCELED, now);
    }

    /// Cancels a job: a queued or paused one ends canceled at once, with its run and the reason as its error; a running
    /// one is marked and ends when its worker notices; a terminal one stays as it is.
    ///
    /// @return the job as it is afterwards; empty when there is none with this id
    Optional<Job> cancel(JobId id, String reason, Instant now);

    /// Cancels jobs of a batch that wait, in the order of their numbers, as [#cancel] does.
    ///
    /// @param max 1 to [#END_MAX]
    /// @return those that ended by this call. There may be more to end even when it is less than `max`, unless it is none
    List<JobId> cancelWaiting(BatchId batch, String reason, int max, Instant now);

    /// Asks the running jobs of a batch to stop.
    ///
    /// @return how many are running
    int cancelRunning(BatchId batch);

    /// Puts the queue into another order.
    ///
    /// @param ids every queued job once, at most [#REORDER_MAX]
    /// @return false when these are not the queued jobs; nothing has changed then
    boolean reorder(List<JobId> ids);

    /// Removes jobs of a batch that was never opened.
    ///
    /// @param max 1 to [#SUBMIT_MAX]
    /// @return how many were removed; less than `max` when none is left
    int discard(BatchId batch, int max);

    /// Keeps a queued job from being taken until it is resumed; any other stays as it is.
    ///
    /// @return the job as it is afterwards; empty when there is none with this id
    Optional<Job> pause(JobId id);

    /// Lets a paused job wait in the queue again, at its old place; any other stays as it is.
    ///
    /// @return the job as it is afterwards; empty when there is none with this id
    Optional<Job> resume(JobId id);

    /// Running jobs of an instance that were asked to stop.
    Set<JobId> cancelRequests(String instance);

    /// Puts the running jobs of a dead instance back into the queue and counts the lost lease; a job with a pending
    /// cancel ends canceled, one that lost its lease `lostLeasesMax` times ends failed, each with its run.
    ///
    /// @return how many jobs were running there
    int recover(String deadInstance, int lostLeasesMax, Instant now);

    /// The claims of an instance that hold and whose attempt was started before a time, in any order.
    List<Claim> claims(String instance, Instant startedBefore);

    /// Instances that running jobs name, in any order: servers that are alive, dead, or known to nobody any more.
    Set<String> holders();

    /// Ends a claimed job failed, with its run, which has found nothing; a pending cancel makes no difference.
    ///
    /// @return false when the claim is lost
    boolean fail(Claim claim, String error, Instant now);

    /// Ends jobs that were never started and are too old: the queued and paused ones of attempt 0 that were created
    /// before a time, the oldest first, end expired with their runs. A job that is claimed or canceled meanwhile is
    /// left alone; so is one that ran before and waits again.
    ///
    /// @param max 1 to [#END_MAX]
    /// @return those that ended by this call, in any order; of several servers that call at once, one gets each job.
    ///     There may be more to end even when it is less than `max`
    List<JobId> expire(Instant createdBefore, int max, Instant now);

    /// How many jobs are in a state.
    long count(JobState state);

    /// How many jobs of a batch are in each state; states that none is in are left out.
    Map<JobState, Long> counts(BatchId batch);

    /// Named limit: jobs that are accepted in one transaction.
    int SUBMIT_MAX = 10_000;

    /// Named limit: jobs of one claim.
    int CLAIM_MAX = 64;

    /// Named limit: waiting jobs that end in one transaction.
    int END_MAX = 1_000;

    /// Named limit: jobs of a queue that is put into another order.
    int REORDER_MAX = 10_000;

    /// Named share: of so many jobs taken, one is of a batch, where one waits.
    int BATCH_SHARE = 8;
}
