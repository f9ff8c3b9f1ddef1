package dev.gonemaster.jobs;

import java.time.Instant;
import java.util.List;
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
    /// Interactive before batch, then lowest number first; no job is taken twice.
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

    /// Cancels a job: a queued or paused one ends canceled at once, with its run and the error `canceled`; a running one
    /// is marked and ends when its worker notices; a terminal one stays as it is.
    ///
    /// @return the job as it is afterwards; empty when there is none with this id
    Optional<Job> cancel(JobId id, Instant now);

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
    /// @param max 1 to [#EXPIRE_MAX]
    /// @return those that ended by this call, in any order; of several servers that call at once, one gets each job.
    ///     There may be more to end even when it is less than `max`
    List<JobId> expire(Instant createdBefore, int max, Instant now);

    /// How many jobs are in a state.
    long count(JobState state);

    /// Named limit: jobs that are accepted in one transaction.
    int SUBMIT_MAX = 10_000;

    /// Named limit: jobs of one claim.
    int CLAIM_MAX = 64;

    /// Named limit: jobs that expire in one transaction.
    int EXPIRE_MAX = 1_000;
}
