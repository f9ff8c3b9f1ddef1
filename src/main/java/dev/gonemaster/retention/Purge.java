package dev.gonemaster.retention;

import dev.gonemaster.jobs.RunStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// Removes terminal jobs by age, with runs and entries, in chunks: each is a short transaction of its own, with a pause
/// behind it, so that writers hardly notice. Thread-safe.
@Dependent
public class Purge {
    /// Named limit: jobs removed in one transaction.
    static final int CHUNK_MAX = 25;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final System.Logger LOG = System.getLogger(Purge.class.getName());

    private final RunStore runs;
    private final Clock clock;

    @Inject
    Purge(RunStore runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /// Removes what ended longer ago than that. What was removed stays removed when the store goes away in between.
    /// Must not be called inside a transaction.
    ///
    /// @param days of 24 hours, from 1
    /// @return how many jobs were removed
    public int olderThan(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days must be at least 1, not " + days);
        }
        Instant cut = clock.instant().minus(Duration.ofDays(days));
        int removed = 0;
        int chunk = CHUNK_MAX;
        while (chunk == CHUNK_MAX && !Thread.currentThread().isInterrupted()) {
            chunk = runs.purge(cut, CHUNK_MAX);
            removed += chunk;
            if (chunk == CHUNK_MAX) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        LOG.log(System.Logger.Level.INFO, "event=purged jobs=" + removed + " before=" + cut);
        return removed;
    }
}
