package dev.gonemaster.jobs;

import dev.gonemaster.threads.NamedThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Once a second: passes requests to cancel on to the runs of this server, notes their progress in the store, ends runs
/// that outlive their deadline, and sweeps. Its one platform thread makes all store calls, so that no run waits for
/// them.
final class ControlPoll {
    static final Duration INTERVAL = Duration.ofSeconds(1);
    /// Named limit: smaller steps of progress are not stored.
    static final int PROGRESS_STEP = 5;
    /// How long after its deadline a run is ended by force.
    static final Duration OVERRUN_MAX = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(ControlPoll.class.getName());

    private final JobQueue queue;
    private final ActiveRuns runs;
    private final Sweeps sweeps;
    private final Duration interval;
    private final ScheduledExecutorService executor;
    private final Outage outage = new Outage("control_poll");
    private Map<ActiveRun, Integer> noted = new HashMap<>();

    ControlPoll(JobQueue queue, ActiveRuns runs, Sweeps sweeps, WorkSettings settings) {
        this.queue = queue;
        this.runs = runs;
        this.sweeps = sweeps;
        interval = settings.controlInterval();
        executor = Executors.newSingleThreadScheduledExecutor(
                new NamedThreads(settings.threads(), "gonemaster-control"));
    }

    void start() {
        executor.scheduleWithFixedDelay(this::poll, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Looks no more. Waits for a look that is under way, since the store goes afterwards.
    void stop(Duration max) throws InterruptedException {
        executor.shutdown();
        executor.awaitTermination(max.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void poll() {
        try {
            endOverruns();
            passCancelsOn();
            noteProgress();
            sweeps.pass();
            outage.passed();
        } catch (StoreUnavailableException away) {
            outage.failed(away);
        } catch (RuntimeException | Error defect) {
            // A scheduled task that throws is never run again.
            LOG.log(System.Logger.Level.ERROR, "event=control_poll_failed", defect);
        }
    }

    private void passCancelsOn() {
        Optional<String> instance = runs.instance();
        if (instance.isPresent() && !runs.all().isEmpty()) {
            queue.cancelRequests(instance.get()).forEach(id -> runs.find(id).ifPresent(ActiveRun::cancel));
        }
    }

    private void noteProgress() {
        var still = new HashMap<ActiveRun, Integer>();
        for (ActiveRun run : runs.all()) {
            int before = noted.getOrDefault(run, 0);
            int now = run.percent();
            if (run.running() && now - before >= PROGRESS_STEP) {
                if (!queue.progress(run.claim(), now) && runs.giveUp(run)) {
                    LOG.log(System.Logger.Level.WARNING, "event=claim_lost run=" + run.claim().id() + " attempt="
                            + run.claim().attempt());
                }
                before = now;
            }
            still.put(run, before);
        }
        noted = still;
    }

    private void endOverruns() {
        for (ActiveRun run : runs.all()) {
            Duration max = run.control().timeMax().plus(OVERRUN_MAX);
            if (run.age().compareTo(max) > 0 && run.endOverrun()) {
                LOG.log(System.Logger.Level.WARNING, "event=run_overran run=" + run.claim().id());
            }
        }
    }
}
