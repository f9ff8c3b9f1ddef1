package dev.gonemaster.engine.dns;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/// A cache with single flight: the first who asks for a key finds the value, the others wait for it, all later ones get
/// it. A finder that throws leaves nothing behind, those who wait get the exception. Thread-safe. What finds a value
/// must not wait for another key of the same cache, or two threads may wait for each other.
final class Flights<K, V> {
    private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();
    private final Deadline deadline;

    Flights(Deadline deadline) {
        this.deadline = deadline;
    }

    V get(K key, Function<K, V> finder) {
        var mine = new CompletableFuture<V>();
        CompletableFuture<V> earlier = flights.putIfAbsent(key, mine);
        if (earlier != null) {
            return deadline.await(earlier);
        }
        try {
            V value = finder.apply(key);
            mine.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            flights.remove(key, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }
}
