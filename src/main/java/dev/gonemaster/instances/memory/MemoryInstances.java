package dev.gonemaster.instances.memory;

import dev.gonemaster.instances.Instances;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The only server there is: whoever else is registered is an earlier life of the same process, and dead.
@ApplicationScoped
@StoredIn(Place.MEMORY)
public class MemoryInstances implements Instances {
    private final Set<String> alive = new LinkedHashSet<>();

    @Override
    public synchronized String register() {
        String id = UUID.randomUUID().toString();
        alive.add(id);
        return id;
    }

    @Override
    public synchronized boolean beat(String id) {
        return alive.contains(id);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public synchronized Set<String> registered() {
        return Set.copyOf(alive);
    }

    @Override
    public synchronized List<String> dead(Duration deadAfter, String self) {
        return alive.stream().filter(id -> !id.equals(self)).toList();
    }

    @Override
    public synchronized void remove(String id) {
        alive.remove(id);
    }
}
