package dev.gonemaster.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Ends jobs that have waited too long, and jobs that count as running here while no run has them, as after an end that
/// could not be stored. Every server of a database ends old jobs, each job is ended by one of them, and that one tells
/// its listeners. For one thread.
final class Sweeps {
    static final Duration EXPIRE_INTERVAL = Duration.ofSeconds(1);
    static final Duration STUCK_INTERVAL = Duration.ofMinutes(1);
    /// Named limit: stuck jobs of one pass.
    static final int STUCK_MAX = 1_000;

    private static final System.Logger LOG = System.getLogger(Sweeps.class.getName());

    private final JobQueue queue;
    private final ActiveRuns runs;
    private final JobEvents events;
    private final Duration jobTtl;
    private final Duration stuckJobTimeout;
    private final Clock clock;
    private final Pace expire = new Pace(EXPIRE_INTERVAL);
    private final Pace stuck = new Pace(STUCK_INTERVAL);

    Sweeps(JobQueue queue, ActiveRuns runs, JobEvents events, WorkSettings settings) {
        this.queue = queue;
        this.runs = runs;
        this.events = events;
        jobTtl = settings.jobTtl();
        stuckJobTimeout = settings.stuckJobTimeout();
        clock = settings.clock();
    }

    /// Does what is due; cheap when nothing is.
    void pass() {
        if (jobTtl.isPositive() && expire.due()) {
            expireJobs();
        }
        if (stuckJobTimeout.isPositive() && stuck.due()) {
            runs.instance().ifPresent(this::failStuckJobs);
        }
    }

    private void expireJobs() {
        Instant now = clock.instant();
        for (JobId id : queue.expire(now.minus(jobTtl), JobQueue.END_MAX, now)) {
            LOG.log(System.Logger.Level.INFO, "event=job_expired run=" + id);
            events.publish(new JobEvent(id, JobState.EXPIRED, 100));
        }
    }

    private void failStuckJobs(String instance) {
        Instant now = clock.instant();
        // Asked first, compared afterwards: a run leaves only when its end is stored, and then its claim is lost.
        List<Claim> stuckJobs = queue.claims(instance, now.minus(stuckJobTimeout)).stream()
                .filter(runs::lacks).limit(STUCK_MAX).toList();
        stuckJobs.forEach(claim -> fail(claim, now));
    }

    private void fail(Claim claim, Instant now) {
        try {
            if (queue.fail(claim, EndReason.STUCK, now)) {
                LOG.log(System.Logger.Level.WARNING, "event=job_stuck " + keys(claim));
                events.publish(new JobEvent(claim.id(), JobState.FAILED, 100));
            }
        } catch (StoreUnavailableException away) {
            throw away;
        } catch (RuntimeException defect) {
            // What cannot be ended today must not keep the others.
            LOG.log(System.Logger.Level.ERROR, "event=stuck_job_not_ended " + keys(claim), defect);
        }
    }

    private static String keys(Claim claim) {
        return "run=" + claim.id() + " zone=" + claim.job().domain() + " attempt=" + claim.attempt();
    }
}
