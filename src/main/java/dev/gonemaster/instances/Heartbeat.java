package dev.gonemaster.instances;

import dev.gonemaster.threads.NamedThreads;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Keeps this server a member of those that share the store: registers, beats, recovers what the dead were doing, and
/// starts afresh when it was itself declared dead. Has one platform thread. Thread-safe.
public final class Heartbeat {
    private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());
    private static final Duration STOP_MAX = Duration.ofSeconds(2);

    private final Instances instances;
    private final Member member;
    private final StoreClock clock;
    private final Duration interval;
    private final Duration deadAfter;
    private final ScheduledExecutorService executor;
    private @Nullable String id;
    private long judgesFromNanos;
    private boolean away;

    /// @param interval between two beats
    /// @param deadAfter silence after which a server counts as dead; longer than two intervals
    public Heartbeat(Instances instances, Member member, StoreClock clock, Duration interval, Duration deadAfter,
                     ThreadFactory threads) {
        this.instances = instances;
        this.member = member;
        this.clock = clock;
        this.interval = interval;
        this.deadAfter = deadAfter;
        executor = Executors.newSingleThreadScheduledExecutor(
                new NamedThreads(threads, "gonemaster-heartbeat"));
    }

    /// Registers and recovers on the calling thread, then goes on beating. Throws what the store throws.
    public synchronized void start() {
        clock.follow(instances.now());
        // When the store was away until now, the others could not beat either, and get the time to do so.
        judgesFromNanos = System.nanoTime() + (instances.shared() ? deadAfter.toNanos() : 0);
        register();
        recoverDead();
        executor.scheduleWithFixedDelay(this::tick, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Stops beating.
    ///
    /// @param nothingLeft whether this server has nothing under way any more: it is then removed from the register;
    ///     else its row stays, so that others find and recover what is left
    public void stop(boolean nothingLeft) throws InterruptedException {
        executor.shutdown();
        boolean ended = executor.awaitTermination(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS);
        if (ended && nothingLeft) {
            remove();
        }
    }

    private synchronized void remove() {
        if (id == null) {
            return;
        }
        try {
            instances.remove(id);
            LOG.log(System.Logger.Level.INFO, "event=instance_left instance=" + id);
            id = null;
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "event=instance_not_removed instance=" + id, failure);
        }
    }

    private synchronized void tick() {
        try {
            if (id == null || !instances.beat(id)) {
                rejoin();
            }
            clock.follow(instances.now());
            recoverDead();
            if (away) {
                away = false;
                LOG.log(System.Logger.Level.INFO, "event=store_available work=heartbeat");
            }
        } catch (RuntimeException | Error failure) {
            // A scheduled task that throws is never run again, and a server that does not beat is declared dead.
            noteFailure(failure);
        }
    }

    private void noteFailure(Throwable failure) {
        // The others could not beat either: they get the full time to be heard before anyone judges them.
        judgesFromNanos = System.nanoTime() + deadAfter.toNanos();
        if (!away) {
            away = true;
            LOG.log(System.Logger.Level.WARNING, "event=beat_failed instance=" + id, failure);
        }
    }

    private void rejoin() {
        String dead = id;
        if (dead != null) {
            LOG.log(System.Logger.Level.WARNING, "event=declared_dead instance=" + dead);
            member.declaredDead();
            // What was claimed between the others' recovery and now is known to nobody else.
            member.recover(dead);
            id = null;
        }
        register();
    }

    private void register() {
        id = instances.register();
        LOG.log(System.Logger.Level.INFO, "event=instance_joined instance=" + id);
        member.joined(id);
    }

    private void recoverDead() {
        if (id == null || System.nanoTime() - judgesFromNanos < 0) {
            return;
        }
        for (String dead : instances.dead(deadAfter, id)) {
            member.recover(dead);
            instances.remove(dead);
            // A server that was merely slow may have taken jobs up to its removal.
            member.recover(dead);
            LOG.log(System.Logger.Level.WARNING, "event=instance_dead instance=" + dead);
        }
        // A server that took jobs after its removal and died before it knew is entered nowhere.
        Set<String> unknown = new LinkedHashSet<>(member.busy());
        unknown.removeAll(instances.registered());
        unknown.forEach(member::recover);
    }
}
