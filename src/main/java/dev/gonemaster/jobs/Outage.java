package dev.gonemaster.jobs;

import java.time.Duration;

/// Waits out a store that is away, with one line in the log when it goes and one when it is back. For one thread;
/// others may ask.
final class Outage {
    static final Duration WAIT_FIRST = Duration.ofMillis(100);
    /// Named limit: longest wait between two tries.
    static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Outage.class.getName());

    private final String what;
    private final Backoff backoff = new Backoff(WAIT_FIRST, WAIT_MAX);
    private volatile boolean away;

    /// @param what which work waits, for the log
    Outage(String what) {
        this.what = what;
    }

    /// Whether the last call failed.
    boolean away() {
        return away;
    }

    /// Notes a call that failed.
    ///
    /// @return how long to wait before the next try
    Duration failed(RuntimeException failure) {
        if (!away) {
            away = true;
            LOG.log(System.Logger.Level.WARNING, "event=store_unavailable work=" + what + " cause=\""
                    + failure.getMessage() + "\"");
        }
        return backoff.next();
    }

    /// Notes a call that succeeded.
    void passed() {
        if (away) {
            away = false;
            backoff.reset();
            LOG.log(System.Logger.Level.INFO, "event=store_available work=" + what);
        }
    }
}
