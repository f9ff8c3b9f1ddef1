package dev.gonemaster.jobs;

import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One attempt of a job that this server is running. Whoever comes first decides how it ends: the run itself, by having
/// a result, or others, by giving it up; after that the loser may write nothing. Thread-safe.
final class ActiveRun implements RunProgress {
    private static final int PERCENT_BEFORE_END_MAX = 99;

    private enum Phase { RUNNING, ENDED, GIVEN_UP }

    private final Claim claim;
    private final RunControl control;
    private final JobEvents events;
    private final long startedNanos = System.nanoTime();
    private @Nullable Thread thread;
    private Phase phase = Phase.RUNNING;
    private volatile int percent;
    private volatile boolean overrun;

    ActiveRun(Claim claim, Duration timeMax, JobEvents events) {
        this.claim = claim;
        this.control = new RunControl(timeMax);
        this.events = events;
    }

    Claim claim() {
        return claim;
    }

    RunControl control() {
        return control;
    }

    /// 0 to 99, never falls.
    int percent() {
        return percent;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /// Names the current thread as the one that works on this run.
    synchronized void begin() {
        thread = Thread.currentThread();
    }

    /// Asks the run to end; its result so far is stored.
    void cancel() {
        control.cancel();
    }

    /// Claims the end for the run itself; called by the thread that works on it. From then on nobody interrupts it.
    ///
    /// @return false when it was given up before: its result must be dropped
    synchronized boolean end() {
        Thread.interrupted();
        thread = null;
        if (phase == Phase.RUNNING) {
            phase = Phase.ENDED;
            return true;
        }
        return false;
    }

    /// Stops the run without any result.
    ///
    /// @return false when it has a result already, or was given up before
    boolean giveUp() {
        synchronized (this) {
            if (phase != Phase.RUNNING) {
                return false;
            }
            phase = Phase.GIVEN_UP;
        }
        control.cancel();
        return true;
    }

    synchronized boolean running() {
        return phase == Phase.RUNNING;
    }

    /// Ends by force a run that did not end at its deadline.
    ///
    /// @return whether that was new
    boolean endOverrun() {
        synchronized (this) {
            if (overrun || phase != Phase.RUNNING || thread == null) {
                return false;
            }
            overrun = true;
            thread.interrupt();
        }
        control.cancel();
        return true;
    }

    boolean overran() {
        return overrun;
    }

    @Override
    public void report(int done, int total, String testcase) {
        int now = total < 1 ? 0 : Math.min(PERCENT_BEFORE_END_MAX, (int) (done * 100L / total));
        if (now > percent && running()) {
            percent = now;
            events.publish(new JobEvent(claim.id(), JobState.RUNNING, now));
        }
    }
}
