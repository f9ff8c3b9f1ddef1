package dev.gonemaster.jobs;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Waits that double from a first to a longest one, each spread by a random half, so that servers which wait for the
/// same thing do not come back together. For one thread.
final class Backoff {
    private final Duration first;
    private final Duration max;
    private Duration next;

    Backoff(Duration first, Duration max) {
        this.first = first;
        this.max = max;
        this.next = first;
    }

    /// How long to wait this time: between half of the current step and all of it.
    Duration next() {
        long step = next.toNanos();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(max) > 0 ? max : doubled;
        return Duration.ofNanos(step / 2 + ThreadLocalRandom.current().nextLong(step / 2 + 1));
    }

    void reset() {
        next = first;
    }
}
