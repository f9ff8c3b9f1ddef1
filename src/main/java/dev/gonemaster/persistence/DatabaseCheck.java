package dev.gonemaster.persistence;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Says whether the database answers, by a small read. The read has a thread of its own, at most one at a time, so that
/// neither the asking nor a database that hangs holds more than that. Thread-safe.
public final class DatabaseCheck {
    /// Named limit: how long a read may take, and how long its answer holds.
    static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Callable<Boolean> read;
    private final ThreadFactory threads;
    private final LongSupplier clock;
    private @Nullable Attempt last;

    private record Attempt(FutureTask<Boolean> task, long began) {
    }

    /// @param threads platform threads: a driver may wait in native code
    /// @param clock monotonic nanoseconds
    DatabaseCheck(Callable<Boolean> read, ThreadFactory threads, LongSupplier clock) {
        this.read = read;
        this.threads = threads;
        this.clock = clock;
    }

    /// Answers within the limit. The database answered less than a second ago or answers now.
    public boolean reachable() {
        Attempt attempt = current();
        try {
            long left = LIMIT_NANOS - (clock.getAsLong() - attempt.began);
            return attempt.task.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Attempt current() {
        long now = clock.getAsLong();
        Attempt attempt = last;
        if (attempt == null || attempt.task.isDone() && now - attempt.began >= LIMIT_NANOS) {
            attempt = new Attempt(new FutureTask<>(read), now);
            threads.newThread(attempt.task).start();
            last = attempt;
        }
        return attempt;
    }
}
