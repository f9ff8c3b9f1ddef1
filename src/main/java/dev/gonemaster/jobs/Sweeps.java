package dev.gonemaster.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Ends jobs that have waited too long. Every server of a database does so, each job is ended by one of them, and that
/// one tells its listeners. For one thread.
final class Sweeps {
    static final Duration EXPIRE_INTERVAL = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Sweeps.class.getName());

    private final JobQueue queue;
    private final JobEvents events;
    private final Duration jobTtl;
    private final Clock clock;
    private final Pace expire = new Pace(EXPIRE_INTERVAL);

    Sweeps(JobQueue queue, JobEvents events, WorkSettings settings) {
        this.queue = queue;
        this.events = events;
        jobTtl = settings.jobTtl();
        clock = settings.clock();
    }

    /// Does what is due; cheap when nothing is.
    void pass() {
        if (jobTtl.isPositive() && expire.due()) {
            expireJobs();
        }
    }

    private void expireJobs() {
        Instant now = clock.instant();
        for (JobId id : queue.expire(now.minus(jobTtl), JobQueue.EXPIRE_MAX, now)) {
            LOG.log(System.Logger.Level.INFO, "event=job_expired run=" + id);
            events.publish(new JobEvent(id, JobState.EXPIRED, 100));
        }
    }
}
