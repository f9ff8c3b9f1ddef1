package dev.gonemaster.persistence;

import dev.gonemaster.jobs.StoreUnavailableException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The one place that repeats database work: what lost a deadlock, a serialization conflict or the wait for a lock runs
/// again in a new transaction after a pause of random length.
public final class Retry {
    /// Named limit: how often work is tried.
    public static final int ATTEMPTS_MAX = 8;
    private static final long FIRST_PAUSE_MICROS = 4_000;

    private Retry() {
    }

    /// @throws StoreUnavailableException when the database is away, or contention outlasted every attempt
    public static <T> T onContention(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (SqlErrors.unavailable(e)) {
                    throw new StoreUnavailableException("the database is away", e);
                }
                if (!SqlErrors.contention(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS_MAX) {
                    throw new StoreUnavailableException("the database is busy", e);
                }
                pause(attempt, e);
            }
        }
    }

    private static void pause(int attempt, RuntimeException cause) {
        long longest = FIRST_PAUSE_MICROS << attempt;
        try {
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted while the database was busy", cause);
        }
    }
}
