package dev.gonemaster.engine.dns;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/// A fair semaphore whose waiters can be woken by the end of their run. Thread-safe.
final class Permits {
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    Permits(int count) {
        free = count;
    }

    /// @throws RunEndedException when the run ended while waiting; no permit is held then
    void take(Deadline deadline) {
        CompletableFuture<Void> turn = queue();
        try {
            deadline.await(turn);
        } catch (RuntimeException e) {
            abandon(turn);
            throw e;
        }
    }

    synchronized void giveBack() {
        CompletableFuture<Void> next = waiting.poll();
        if (next == null) {
            free++;
            return;
        }
        next.complete(null);
    }

    private synchronized CompletableFuture<Void> queue() {
        var turn = new CompletableFuture<Void>();
        if (free > 0) {
            free--;
            turn.complete(null);
            return turn;
        }
        waiting.add(turn);
        return turn;
    }

    private synchronized void abandon(CompletableFuture<Void> turn) {
        if (!waiting.remove(turn)) {
            giveBack();
        }
    }
}
