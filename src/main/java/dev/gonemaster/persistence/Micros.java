package dev.gonemaster.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as columns hold them: microseconds since 1970 UTC.
public final class Micros {
    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS = 1_000;

    private Micros() {
    }

    /// Rounded down.
    public static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
    }

    /// Rounded up: a stored instant is before `instant` exactly if its column is less than this.
    public static long atLeast(Instant instant) {
        return instant.getNano() % NANOS == 0 ? of(instant) : of(instant) + 1;
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
