package dev.gonemaster.instances;

import dev.gonemaster.jobs.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A register whose other servers die on command, and that can be away. Thread-safe.
final class ScriptedInstances implements Instances {
    private final Set<String> rows = new LinkedHashSet<>();
    private final Set<String> dead = new LinkedHashSet<>();
    private int registrations;
    private int beats;
    private int failures;
    private boolean away;
    private boolean shared;

    /// From now on there may be several servers.
    synchronized void share() {
        shared = true;
    }

    synchronized void addDead(String id) {
        rows.add(id);
        dead.add(id);
    }

    synchronized void goAway() {
        away = true;
    }

    synchronized void comeBack() {
        away = false;
    }

    synchronized Set<String> rows() {
        return Set.copyOf(rows);
    }

    synchronized int beats() {
        return beats;
    }

    synchronized int failures() {
        return failures;
    }

    @Override
    public synchronized String register() {
        failWhileAway();
        registrations++;
        String id = "server-" + registrations;
        rows.add(id);
        return id;
    }

    @Override
    public synchronized boolean beat(String id) {
        failWhileAway();
        beats++;
        return rows.contains(id);
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public synchronized boolean shared() {
        return shared;
    }

    @Override
    public synchronized Set<String> registered() {
        failWhileAway();
        return Set.copyOf(rows);
    }

    @Override
    public synchronized List<String> dead(Duration deadAfter, String self) {
        failWhileAway();
        return new ArrayList<>(dead);
    }

    @Override
    public synchronized void remove(String id) {
        failWhileAway();
        rows.remove(id);
        dead.remove(id);
    }

    private void failWhileAway() {
        if (away) {
            failures++;
            throw new StoreUnavailableException("away for a test", new IllegalStateException());
        }
    }
}
