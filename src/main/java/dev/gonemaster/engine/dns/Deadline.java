package dev.gonemaster.engine.dns;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// When a run ends, on a clock that only goes forward, or at once when it is canceled. Thread-safe; one for each run.
/// Canceling wakes every thread of the run that waits for the network, for a permit or for another's answer.
public final class Deadline {
    /// Longer times are cut to this one, so that adding to the clock cannot overflow.
    static final Duration TIME_MAX = Duration.ofDays(365);

    private final long end;
    private final Set<Runnable> onCancel = ConcurrentHashMap.newKeySet();
    private volatile boolean canceled;

    private Deadline(long end) {
        this.end = end;
    }

    /// @param time from now; longer than a year counts as a year, below zero as zero
    public static Deadline after(Duration time) {
        Duration bounded = time.compareTo(TIME_MAX) > 0 ? TIME_MAX : time;
        return new Deadline(System.nanoTime() + (bounded.isNegative() ? 0 : bounded.toNanos()));
    }

    /// Zero when the time is over or the run was canceled.
    public Duration remaining() {
        return canceled ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    public boolean canceled() {
        return canceled;
    }

    /// Ends the run now. Harmless when it has ended already.
    public void cancel() {
        canceled = true;
        onCancel.forEach(Runnable::run);
    }

    /// @throws RunEndedException when the run was canceled, its time is over, or the calling thread was interrupted
    public void check() {
        if (canceled) {
            throw new RunEndedException("canceled");
        }
        if (System.nanoTime() - end >= 0) {
            throw new RunEndedException("time is over");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new RunEndedException("interrupted");
        }
    }

    /// Has the action run on cancel, at once when that has come already; closing forgets it.
    Registration onCancel(Runnable action) {
        onCancel.add(action);
        if (canceled) {
            action.run();
        }
        return () -> onCancel.remove(action);
    }

    /// Waits for what another thread completes, no longer than the run.
    ///
    /// @throws RuntimeException the one that the other thread ended with
    /// @throws RunEndedException when the run ended first, or the thread was interrupted
    <T> T await(CompletableFuture<T> future) {
        CompletableFuture<T> mine = future.copy();
        try (Registration _ = onCancel(() -> mine.completeExceptionally(new RunEndedException("canceled")))) {
            return mine.get(remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunEndedException("interrupted");
        } catch (TimeoutException e) {
            throw new RunEndedException(canceled ? "canceled" : "time is over");
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause());
        }
    }

    static RuntimeException asUnchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    @FunctionalInterface
    interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
