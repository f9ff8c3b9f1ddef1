package dev.gonemaster.chaos;

import dev.gonemaster.persistence.EmbeddedServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Kills servers and takes the database away, by a fixed plan, each on a thread of its own.
final class Disturbance {
    private final ChaosSettings settings;
    private final List<ChaosServer> servers;
    private final EmbeddedServer database;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int kills;
    private volatile int stops;
    private volatile int hardKills;

    Disturbance(ChaosSettings settings, List<ChaosServer> servers, EmbeddedServer database) {
        this.settings = settings;
        this.servers = servers;
        this.database = database;
    }

    /// Returns when the time is over and the database runs again.
    void run() throws InterruptedException {
        Thread killer = Thread.ofPlatform().daemon().name("killer").start(this::killServers);
        restartDatabase();
        over.countDown();
        killer.join();
    }

    /// Of servers.
    int kills() {
        return kills;
    }

    /// Of the database, in good order.
    int stops() {
        return stops;
    }

    /// Of the database.
    int hardKills() {
        return hardKills;
    }

    private void killServers() {
        try {
            while (!over.await(settings.killEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                ChaosServer victim = servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
                if (victim.kill()) {
                    kills++;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restartDatabase() throws InterruptedException {
        Duration part = settings.time().dividedBy(settings.restarts() + 1L);
        long end = System.nanoTime() + settings.time().toNanos();
        for (int i = 1; i <= settings.restarts(); i++) {
            pause(part.minus(settings.databaseAway()));
            if (i == 2) {
                database.kill();
                hardKills++;
            } else {
                database.stop();
                stops++;
            }
            Chaos.say("the database is away");
            pause(settings.databaseAway());
            database.start();
            Chaos.say("the database is back");
        }
        pause(Duration.ofNanos(end - System.nanoTime()));
    }

    private void pause(Duration time) throws InterruptedException {
        over.await(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    }
}
