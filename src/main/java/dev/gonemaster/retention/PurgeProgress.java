package dev.gonemaster.retention;

import dev.gonemaster.jobs.Purged;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// Tells now and then how far a long purge is. For one thread.
final class PurgeProgress {
    static final Duration INTERVAL = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final LongSupplier leftNow;
    private final long start;
    private long toldAt;
    private OptionalLong all = OptionalLong.empty();

    /// @param nanos a clock that never goes back
    /// @param leftNow counts the jobs that are still to be removed; asked once, and only when a purge is long
    PurgeProgress(LongSupplier nanos, LongSupplier leftNow) {
        this.nanos = nanos;
        this.leftNow = leftNow;
        start = nanos.getAsLong();
        toldAt = start;
    }

    /// @param purged so far
    void tell(Purged purged, System.Logger log) {
        long now = nanos.getAsLong();
        if (now - toldAt < INTERVAL.toNanos() || purged.jobs() == 0) {
            return;
        }
        toldAt = now;
        if (all.isEmpty()) {
            all = OptionalLong.of(purged.jobs() + leftNow.getAsLong());
        }
        long left = Math.max(0, all.getAsLong() - purged.jobs());
        double secondsEach = Duration.ofNanos(now - start).toMillis() / 1e3 / purged.jobs();
        log.log(System.Logger.Level.INFO, "event=purging jobs=" + purged.jobs() + " left=" + left + " seconds_left="
                + Math.round(left * secondsEach));
    }
}
