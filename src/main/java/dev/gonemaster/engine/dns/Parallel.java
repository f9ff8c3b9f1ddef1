package dev.gonemaster.engine.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/// The virtual threads of one run. Thread-safe; closing interrupts those that are still at work.
final class Parallel implements AutoCloseable {
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Runs the tasks side by side and waits for all, see [DnsClient#inParallel].
    <T> List<T> all(List<? extends Supplier<T>> tasks) {
        if (tasks.size() == 1) {
            return List.of(tasks.getFirst().get());
        }
        List<Started<T>> started = new ArrayList<>();
        tasks.forEach(task -> started.add(start(task)));
        boolean interrupted = awaitEnd(started);
        List<T> results = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Started<T> one : started) {
            if (one.result.isCompletedExceptionally()) {
                failures.add(one.result.exceptionNow());
                continue;
            }
            results.add(one.result.resultNow());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
            throw new RunEndedException("interrupted");
        }
        if (!failures.isEmpty()) {
            throw first(failures);
        }
        return results;
    }

    <T> Started<T> start(Supplier<? extends T> task) {
        var result = new CompletableFuture<T>();
        Thread thread = Thread.ofVirtual().name("dns").unstarted(() -> {
            try {
                result.complete(task.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        thread.start();
        if (closed) {
            thread.interrupt();
        }
        return new Started<>(thread, result);
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    /// @return whether this thread was interrupted meanwhile; the interrupt is handed on to the tasks
    private static <T> boolean awaitEnd(List<Started<T>> started) {
        boolean interrupted = false;
        for (Started<T> one : started) {
            while (!one.result.isDone()) {
                try {
                    one.result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    started.forEach(other -> other.thread.interrupt());
                } catch (ExecutionException e) {
                    break;
                }
            }
        }
        return interrupted;
    }

    /// The end of the run goes before everything else; other failures are kept as suppressed ones of the first.
    private static RuntimeException first(List<Throwable> failures) {
        for (Throwable failure : failures) {
            if (failure instanceof RunEndedException end) {
                return end;
            }
        }
        Throwable first = failures.getFirst();
        failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
        return Deadline.asUnchecked(first);
    }

    record Started<T>(Thread thread, CompletableFuture<T> result) {
    }
}
