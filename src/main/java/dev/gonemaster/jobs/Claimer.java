package dev.gonemaster.jobs;

import dev.gonemaster.threads.NamedThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Takes jobs from the queue, as many at a time as there are free places, and looks less and less often while there is
/// nothing to take. Its one platform thread makes all store calls.
final class Claimer {
    static final Duration IDLE_FIRST = Duration.ofMillis(50);
    static final Duration IDLE_MAX = Duration.ofSeconds(1);
    /// Named limit: how long after a claim that failed the store may still carry it out. Longer than a driver waits for
    /// an answer and a network for a word that it delivers late.
    static final Duration UNCERTAIN_MAX = Duration.ofMinutes(3);
    private static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(Claimer.class.getName());

    private final JobQueue queue;
    private final ActiveRuns runs;
    private final Consumer<Claim> starter;
    private final Predicate<Claim> returner;
    private final Clock clock;
    private final Backoff idle = new Backoff(IDLE_FIRST, IDLE_MAX);
    private final Outage outage = new Outage("claimer");
    private final Pace check = new Pace(CHECK_INTERVAL);
    private final Bell bell = new Bell();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile boolean paused;
    /// A claim has failed, yet may have been made, or will be: its answer can be lost after its commit.
    private boolean uncertain;
    private long failedAt;

    /// @param starter is given each claim and starts or hands back the job
    /// @param returner is given each claim that was made without this server knowing, hands back the job and says
    ///     whether the claim is gone now
    Claimer(JobQueue queue, ActiveRuns runs, Consumer<Claim> starter, Predicate<Claim> returner, Clock clock,
            ThreadFactory threads) {
        this.queue = queue;
        this.runs = runs;
        this.starter = starter;
        this.returner = returner;
        this.clock = clock;
        thread = new NamedThreads(threads, "gonemaster-claimer").newThread(this::work);
    }

    void start() {
        thread.start();
    }

    /// Whether it waits for a store that is away.
    boolean waitsForStore() {
        return outage.away();
    }

    /// Makes it look at once: there is a new job, or a free place.
    void wake() {
        bell.ring();
    }

    /// Takes nothing more until [#resume]; what was taken runs on.
    void pause() {
        paused = true;
    }

    void resume() {
        paused = false;
        bell.ring();
    }

    /// @return whether the thread has ended within the time
    boolean stop(Duration max) throws InterruptedException {
        stopping = true;
        bell.ring();
        return !thread.isAlive() || thread.join(max);
    }

    private void work() {
        try {
            while (!stopping) {
                Duration pause = look();
                if (pause.isPositive() && !stopping) {
                    bell.await(pause);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.log(System.Logger.Level.ERROR, "event=claimer_interrupted");
        }
    }

    /// @return how long to wait before the next look, unless woken
    private Duration look() {
        Optional<String> instance = runs.instance();
        int free = runs.free();
        if (instance.isEmpty() || free < 1) {
            return IDLE_MAX;
        }
        try {
            if (uncertain && check.due()) {
                returnUnknown(instance.get());
            }
            if (paused) {
                return IDLE_MAX;
            }
            List<Claim> claims = queue.claim(instance.get(), Math.min(free, JobQueue.CLAIM_MAX), clock.instant());
            outage.passed();
            claims.forEach(starter);
            if (claims.isEmpty()) {
                return idle.next();
            }
            idle.reset();
            return Duration.ZERO;
        } catch (StoreUnavailableException away) {
            failed();
            return outage.failed(away);
        } catch (RuntimeException | Error defect) {
            failed();
            // The only thread that takes jobs must not end, whatever a store throws.
            LOG.log(System.Logger.Level.ERROR, "event=claim_failed", defect);
            return Outage.WAIT_MAX;
        }
    }

    private void failed() {
        uncertain = true;
        failedAt = System.nanoTime();
    }

    private void returnUnknown(String instance) {
        List<Claim> unknown = queue.claims(instance, Instant.MAX).stream().filter(runs::lacks).toList();
        if (!unknown.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "event=claims_unknown jobs=" + unknown.size());
        }
        boolean gone = true;
        for (Claim claim : unknown) {
            gone &= returner.test(claim);
        }
        if (gone && System.nanoTime() - failedAt > UNCERTAIN_MAX.toNanos()) {
            uncertain = false;
        }
    }
}
