package dev.gonemaster.instances;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock of the store, which all its servers go by: this server's own, moved by what it is found to be off. A small
/// difference is left alone, since time must not jump to and fro with the length of a question. Thread-safe.
public final class StoreClock extends Clock {
    /// Named limit: how far the two may be apart.
    public static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(StoreClock.class.getName());

    private final Clock own;
    private volatile Duration offset = Duration.ZERO;

    public StoreClock(Clock own) {
        this.own = own;
    }

    /// Compares with what the store has just said.
    void follow(Instant storeNow) {
        Duration off = Duration.between(own.instant(), storeNow);
        if (off.minus(offset).abs().compareTo(TOLERANCE) > 0) {
            offset = off;
            LOG.log(System.Logger.Level.WARNING, "event=clock_differs seconds=" + off.toSeconds()
                    + " effect=\"this server goes by the clock of its database\"");
        }
    }

    @Override
    public Instant instant() {
        return own.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the clock of a store has no zone");
    }
}
