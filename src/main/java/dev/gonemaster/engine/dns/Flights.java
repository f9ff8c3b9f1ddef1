package dev.gonemaster.engine.dns;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// A cache with single flight: the first who asks for a key finds the value, the others wait for it, all later ones get
/// it. A finder that throws leaves nothing behind, those who wait get the exception. Thread-safe. What finds a value
/// must not wait for another key of the same cache, or two threads may wait for each other.
public final class Flights<K, V> {
    private final ConcurrentMap<K, Flight<V>> flights = new ConcurrentHashMap<>();
    private final Deadline deadline;
    private final Predicate<V> shortLived;
    private final Duration shortLife;

    /// Keeps every value for ever.
    public Flights(Deadline deadline) {
        this(deadline, _ -> false, Duration.ZERO);
    }

    /// @param shortLived values that are kept no longer than `shortLife` after they were found
    Flights(Deadline deadline, Predicate<V> shortLived, Duration shortLife) {
        this.deadline = deadline;
        this.shortLived = shortLived;
        this.shortLife = shortLife;
    }

    private static final class Flight<V> {
        private final CompletableFuture<V> landing = new CompletableFuture<>();
        private volatile long landedAt;
    }

    /// @throws RunEndedException when the run ended while waiting for another's search
    public V get(K key, Function<K, V> finder) {
        var mine = new Flight<V>();
        Flight<V> other = flights.compute(key, (_, earlier) -> earlier == null || over(earlier) ? mine : earlier);
        if (other != mine) {
            return deadline.await(other.landing);
        }
        try {
            V value = finder.apply(key);
            mine.landedAt = System.nanoTime();
            mine.landing.complete(value);
            return value;
        } catch (RuntimeException | Error e) {
            flights.remove(key, mine);
            mine.landing.completeExceptionally(e);
            throw e;
        }
    }

    /// What has been found so far, in no order.
    public Map<K, V> found() {
        var found = new HashMap<K, V>();
        flights.forEach((key, flight) -> {
            if (flight.landing.state() == CompletableFuture.State.SUCCESS) {
                found.put(key, flight.landing.resultNow());
            }
        });
        return found;
    }

    private boolean over(Flight<V> flight) {
        return flight.landing.state() == CompletableFuture.State.SUCCESS
                && shortLived.test(flight.landing.resultNow())
                && System.nanoTime() - flight.landedAt >= shortLife.toNanos();
    }
}
