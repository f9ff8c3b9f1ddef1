package dev.gonemaster.jobs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The runs that this server has under way, and its membership: only claims made under the present instance are
/// admitted. A run that was given up leaves at once, but keeps its place until its thread has ended. Thread-safe.
final class ActiveRuns {
    private final int placesMax;
    private final Map<JobId, ActiveRun> runs = new HashMap<>();
    private @Nullable String instance;
    private int taken;
    private boolean closed;

    /// @param placesMax runs at once, from 1
    ActiveRuns(int placesMax) {
        this.placesMax = placesMax;
    }

    synchronized void join(String newInstance) {
        instance = newInstance;
    }

    /// Absent while this server is no member.
    synchronized Optional<String> instance() {
        return Optional.ofNullable(instance);
    }

    synchronized int free() {
        return placesMax - taken;
    }

    /// How many places are taken.
    synchronized int taken() {
        return taken;
    }

    /// Takes a place for the run.
    ///
    /// @return false when its claim is another instance's, or nothing is admitted any more
    synchronized boolean admit(ActiveRun run) {
        if (closed || !run.claim().instance().equals(instance)) {
            return false;
        }
        runs.put(run.claim().id(), run);
        taken++;
        return true;
    }

    /// Frees the place of an admitted run.
    synchronized void leave(ActiveRun run) {
        runs.remove(run.claim().id(), run);
        taken--;
        notifyAll();
    }

    synchronized Optional<ActiveRun> find(JobId id) {
        return Optional.ofNullable(runs.get(id));
    }

    /// Whether a claim is of the present instance, yet no run of this server has its job. A claim that was just made is
    /// so too, until its run is admitted.
    synchronized boolean lacks(Claim claim) {
        return claim.instance().equals(instance) && !runs.containsKey(claim.id());
    }

    synchronized Collection<ActiveRun> all() {
        return List.copyOf(runs.values());
    }

    /// Gives up one run, unless it has a result already.
    boolean giveUp(ActiveRun run) {
        synchronized (this) {
            runs.remove(run.claim().id(), run);
        }
        return run.giveUp();
    }

    /// Ends the membership and gives up every run that has no result yet.
    ///
    /// @return those given up
    List<ActiveRun> giveUpAll() {
        Collection<ActiveRun> all;
        synchronized (this) {
            instance = null;
            all = all();
        }
        var givenUp = new ArrayList<ActiveRun>();
        for (ActiveRun run : all) {
            if (giveUp(run)) {
                givenUp.add(run);
            }
        }
        return givenUp;
    }

    /// Admits nothing from now on.
    synchronized void close() {
        closed = true;
    }

    /// Waits until no place is taken, or the time is over.
    synchronized boolean awaitNone(Duration max) throws InterruptedException {
        long end = System.nanoTime() + max.toNanos();
        while (taken > 0) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
