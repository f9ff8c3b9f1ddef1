package dev.gonemaster.jobs;

import dev.gonemaster.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/// Hands in one job after the other, each for a domain of its own, whatever the store says. Thread-safe.
final class JobFeed implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(4);

    private final JobQueue queue;
    private final Thread thread = Thread.ofPlatform().name("job-feed").unstarted(this::feed);
    private final List<JobId> accepted = new CopyOnWriteArrayList<>();
    private volatile int refused;
    private volatile long waitsSince = System.nanoTime();
    private volatile boolean stopped;

    private JobFeed(JobQueue queue) {
        this.queue = queue;
    }

    static JobFeed start(JobQueue queue) {
        var feed = new JobFeed(queue);
        feed.thread.start();
        return feed;
    }

    /// Those that were accepted for certain.
    List<JobId> accepted() {
        return List.copyOf(accepted);
    }

    /// Jobs of which it is not known whether they were.
    int refused() {
        return refused;
    }

    void awaitAccepted(int count) {
        Eventually.await(count + " jobs are accepted", () -> accepted.size() >= count);
    }

    /// Waits until, for some time, no job was accepted.
    void awaitStandstill(Duration time) {
        Eventually.await("no job is accepted", () -> System.nanoTime() - waitsSince > time.toNanos());
    }

    void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stopped = true;
    }

    private void feed() {
        for (int number = 0; !stopped; number++) {
            try {
                accepted.add(queue.submit(TestStores.newJob("zone" + number + ".example", NewJob.INTERACTIVE,
                        Instant.now())).id());
                waitsSince = System.nanoTime();
            } catch (StoreUnavailableException away) {
                refused++;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
