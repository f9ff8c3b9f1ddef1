package dev.gonemaster.jobs;

import dev.gonemaster.instances.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A register in which all servers can be declared dead at once, as another server would do it. Thread-safe.
final class ForgetfulInstances implements Instances {
    private final Set<String> alive = ConcurrentHashMap.newKeySet();
    private final AtomicInteger registrations = new AtomicInteger();

    void forgetAll() {
        alive.clear();
    }

    int registrations() {
        return registrations.get();
    }

    @Override
    public String register() {
        String id = "server-" + registrations.incrementAndGet();
        alive.add(id);
        return id;
    }

    @Override
    public boolean beat(String id) {
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
    public Set<String> registered() {
        return Set.copyOf(alive);
    }

    @Override
    public List<String> dead(Duration deadAfter, String self) {
        return List.of();
    }

    @Override
    public void remove(String id) {
        alive.remove(id);
    }
}
