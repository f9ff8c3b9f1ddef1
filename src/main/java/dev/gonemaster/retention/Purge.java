package dev.gonemaster.retention;

import dev.gonemaster.jobs.Purged;
import dev.gonemaster.jobs.RunStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Removes terminal jobs by age, with runs and entries, in chunks: each is a short transaction of its own. Of all
/// servers that share the store one purges at a time. Thread-safe.
@Dependent
public class Purge {
    /// How long a server that purges may be silent until another one may do so; a chunk takes a fraction of it.
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final System.Logger LOG = System.getLogger(Purge.class.getName());

    private final RunStore runs;
    private final Leases leases;
    private final FreedSpace space;
    private final PurgePace pace;
    private final PurgeCounters counters;
    private final Clock clock;
    private final LongSupplier nanos;

    @Inject
    Purge(RunStore runs, Leases leases, FreedSpace space, PurgePace pace, PurgeCounters counters, Clock clock) {
        this(runs, leases, space, pace, counters, clock, System::nanoTime);
    }

    /// @param nanos a clock that never goes back
    Purge(RunStore runs, Leases leases, FreedSpace space, PurgePace pace, PurgeCounters counters, Clock clock,
          LongSupplier nanos) {
        this.runs = runs;
        this.leases = leases;
        this.space = space;
        this.pace = pace;
        this.counters = counters;
        this.clock = clock;
        this.nanos = nanos;
    }

    /// Removes what ended longer ago than that, then what nobody needs any more without it, and gives the space back.
    /// What was removed stays removed when the store goes away in between. Must not be called inside a transaction.
    ///
    /// @param days of 24 hours, from 1
    /// @param goOn asked before each chunk: false ends the purge early
    /// @return what was removed; empty when a purge is under way already, here or on another server
    public Optional<Purged> olderThan(int days, BooleanSupplier goOn) {
        Instant cut = cut(days);
        Optional<String> holder = leases.take(Leases.PURGE, LEASE);
        if (holder.isEmpty()) {
            LOG.log(System.Logger.Level.INFO, "event=purge_under_way_elsewhere");
            return Optional.empty();
        }
        BooleanSupplier mayGoOn = () -> goOn.getAsBoolean() && !Thread.currentThread().isInterrupted()
                && holds(holder.get());
        try {
            return Optional.of(purge(cut, mayGoOn));
        } finally {
            release(holder.get());
        }
    }

    /// What [#olderThan] would remove at the moment.
    public Purged wouldRemove(int days) {
        return runs.purgeable(cut(days));
    }

    private Instant cut(int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days must be at least 1, not " + days);
        }
        return clock.instant().minus(Duration.ofDays(days));
    }

    private Purged purge(Instant cut, BooleanSupplier mayGoOn) {
        var progress = new PurgeProgress(nanos, () -> runs.purgeable(cut).jobs());
        Purged removed = Purged.NOTHING;
        boolean more = true;
        while (more && mayGoOn.getAsBoolean()) {
            Purged chunk = runs.purge(cut, pace.jobs());
            counters.add(chunk);
            removed = removed.plus(chunk);
            more = chunk.jobs() == pace.jobs();
            if (more) {
                progress.tell(removed, LOG);
                LockSupport.parkNanos(pace.pause().toNanos());
            }
        }
        if (removed.jobs() > 0) {
            tidyUp(mayGoOn);
        }
        LOG.log(System.Logger.Level.INFO, "event=purged jobs=" + removed.jobs() + " runs=" + removed.runs()
                + " entries=" + removed.entries() + " before=" + cut);
        return removed;
    }

    private void tidyUp(BooleanSupplier mayGoOn) {
        if (mayGoOn.getAsBoolean()) {
            runs.purgeProfiles();
        }
        boolean more = true;
        while (more && mayGoOn.getAsBoolean()) {
            more = space.giveBackSome();
            LockSupport.parkNanos(pace.pause().toNanos());
        }
    }

    private boolean holds(String holder) {
        boolean holds = leases.renew(Leases.PURGE, holder, LEASE);
        if (!holds) {
            LOG.log(System.Logger.Level.WARNING, "event=purge_lease_lost");
        }
        return holds;
    }

    /// The lease of a store that is away ends by itself.
    private void release(String holder) {
        try {
            leases.release(Leases.PURGE, holder);
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING,
                    "event=purge_lease_not_released cause=\"" + failure.getMessage() + "\"");
        }
    }
}
