package dev.gonemaster.jobs;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Lets something be done now and then: at once, and then never more often than once in an interval. For one thread.
final class Pace {
    private final long intervalNanos;
    private final LongSupplier nanos;
    private long next;

    Pace(Duration interval) {
        this(interval, System::nanoTime);
    }

    /// @param nanos a clock that never goes back
    Pace(Duration interval, LongSupplier nanos) {
        intervalNanos = interval.toNanos();
        this.nanos = nanos;
        next = nanos.getAsLong();
    }

    /// Whether it is time; when it is, the next interval begins.
    boolean due() {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            return false;
        }
        next = now + intervalNanos;
        return true;
    }
}
