package dev.gonemaster.jobs;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets one thread wait until another rings or the time is over. A ring while nobody waits ends the next wait at once.
/// Used in place of interrupts, which could hit a database driver in the middle of a call. Thread-safe.
final class Bell {
    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    void await(Duration max) throws InterruptedException {
        if (rung.tryAcquire(max.toNanos(), TimeUnit.NANOSECONDS)) {
            rung.drainPermits();
        }
    }
}
