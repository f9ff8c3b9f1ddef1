package dev.gonemaster.jobs;

import dev.gonemaster.instances.Member;
import dev.gonemaster.settings.LiveSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs queued jobs, each on a virtual thread of its own, up to a number at once; a place is free again when the run is
/// committed. Virtual threads never call a store: the waits in a database's native code would be seen as slow DNS by
/// other runs. Claimer, control poll and result writer do that, each with one platform thread. Thread-safe.
public final class Workers implements Member {
    /// Share of the time to stop that is kept for handing jobs back and storing results.
    private static final int HAND_BACK_SHARE = 5;
    private static final System.Logger LOG = System.getLogger(Workers.class.getName());

    private final JobQueue queue;
    private final JobExecutor executor;
    private final ResultWriter writer;
    private final JobEvents events;
    private final WorkSettings settings;
    private final ActiveRuns runs;
    private final Claimer claimer;
    private final ControlPoll control;

    Workers(JobQueue queue, RunStore store, JobExecutor executor, JobEvents events, WorkSettings settings) {
        this.queue = queue;
        this.executor = executor;
        this.events = events;
        this.settings = settings;
        runs = new ActiveRuns(settings.runsAtOnce());
        writer = new ResultWriter(store, settings.threads());
        claimer = new Claimer(queue, runs, this::begin, this::handBack, settings.clock(), settings.threads());
        control = new ControlPoll(queue, runs, new Sweeps(queue, runs, events, settings), settings);
    }

    /// Starts to take jobs, as soon as this server is a member. Called once.
    public void start() {
        writer.start();
        control.start();
        claimer.start();
        LOG.log(System.Logger.Level.INFO, "event=workers_started runs_at_once=" + settings.runsAtOnce());
    }

    /// Takes no more jobs, gives the running ones time to end, then hands the rest back to the queue.
    ///
    /// @param max for all of that together
    /// @return whether nothing is left in the store as running on this server
    public boolean stop(Duration max) throws InterruptedException {
        long end = System.nanoTime() + max.toNanos();
        Duration grace = max.minus(max.dividedBy(HAND_BACK_SHARE));
        long graceEnd = System.nanoTime() + grace.toNanos();
        boolean clean = claimer.stop(left(graceEnd));
        runs.close();
        runs.awaitNone(left(graceEnd));
        List<ActiveRun> givenUp = runs.giveUpAll();
        for (ActiveRun run : givenUp) {
            clean &= handBack(run.claim());
        }
        clean &= writer.stop(left(end));
        control.stop(left(end));
        // What was given up must be gone before the container takes the classes away.
        runs.awaitNone(left(end));
        LOG.log(System.Logger.Level.INFO, "event=workers_stopped handed_back=" + givenUp.size() + " clean=" + clean);
        return clean;
    }

    /// How many runs are under way in this server.
    public int active() {
        return runs.taken();
    }

    /// Whether jobs cannot be taken or results cannot be stored at the moment, as with a store that can be read alone.
    /// The instance that this server is entered as; empty for the moment after it was declared dead.
    public Optional<String> instance() {
        return runs.instance();
    }

    public boolean waitsForStore() {
        return claimer.waitsForStore() || writer.waitsForStore();
    }

    /// How far a run of this server is, in percent; empty for jobs that do not run here.
    public Optional<Integer> liveProgress(JobId id) {
        return runs.find(id).map(ActiveRun::percent);
    }

    /// Lets the queue be looked at now; called after a job was queued.
    public void wake() {
        claimer.wake();
    }

    /// Takes no jobs while the queue is paused; running ones go on.
    public void follow(LiveSettings settings) {
        if (settings.queuePaused()) {
            claimer.pause();
        } else {
            claimer.resume();
        }
    }

    @Override
    public void joined(String id) {
        runs.join(id);
        claimer.wake();
    }

    @Override
    public Set<String> busy() {
        return queue.holders();
    }

    @Override
    public void recover(String deadId) {
        int found = queue.recover(deadId, settings.lostLeasesMax(), settings.clock().instant());
        if (found > 0) {
            LOG.log(System.Logger.Level.WARNING, "event=jobs_recovered instance=" + deadId + " jobs=" + found);
            claimer.wake();
        }
    }

    @Override
    public void declaredDead() {
        int aborted = runs.giveUpAll().size();
        LOG.log(System.Logger.Level.WARNING, "event=runs_aborted runs=" + aborted);
    }

    private void begin(Claim claim) {
        var run = new ActiveRun(claim, settings.runTimeMax(), events);
        if (!runs.admit(run)) {
            handBack(claim);
            return;
        }
        Thread.ofVirtual().name("run-" + claim.id()).start(() -> work(run));
    }

    private void work(ActiveRun run) {
        try {
            run.begin();
            events.publish(new JobEvent(run.claim().id(), JobState.RUNNING, 0));
            FinishedRun finished = executor.execute(run);
            if (run.end()) {
                writer.write(finished).ifPresent(
                        state -> events.publish(new JobEvent(run.claim().id(), state, 100)));
            }
        } catch (InterruptedException unexpected) {
            LOG.log(System.Logger.Level.ERROR, "event=result_not_stored run=" + run.claim().id(), unexpected);
        } finally {
            runs.leave(run);
            claimer.wake();
        }
    }

    private boolean handBack(Claim claim) {
        try {
            if (queue.handBack(claim, settings.clock().instant())) {
                events.publish(new JobEvent(claim.id(), JobState.QUEUED, 0));
            }
            return true;
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "event=hand_back_failed run=" + claim.id()
                    + ": left to recovery", failure);
            return false;
        }
    }

    private static Duration left(long endNanos) {
        return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
    }
}
