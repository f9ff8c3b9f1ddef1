package dev.gonemaster.retention.memory;

import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.retention.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Leases among the threads of this process.
@ApplicationScoped
@StoredIn(Place.MEMORY)
public class MemoryLeases implements Leases {
    private final Map<String, Held> held = new HashMap<>();

    /// @param endNanos by [System#nanoTime()]
    private record Held(String holder, long endNanos) {
        static Held by(String holder, Duration time) {
            return new Held(holder, System.nanoTime() + time.toNanos());
        }
    }

    @Override
    public synchronized Optional<String> take(String name, Duration time) {
        Held other = held.get(name);
        if (other != null && System.nanoTime() - other.endNanos() < 0) {
            return Optional.empty();
        }
        String holder = UUID.randomUUID().toString();
        held.put(name, Held.by(holder, time));
        return Optional.of(holder);
    }

    @Override
    public synchronized boolean renew(String name, String holder, Duration time) {
        return held.computeIfPresent(name, (_, now) -> now.holder().equals(holder) ? Held.by(holder, time) : now)
                instanceof Held now && now.holder().equals(holder);
    }

    @Override
    public synchronized void release(String name, String holder) {
        held.computeIfPresent(name, (_, now) -> now.holder().equals(holder) ? null : now);
    }
}
