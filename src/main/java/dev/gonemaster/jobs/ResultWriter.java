package dev.gonemaster.jobs;

import dev.gonemaster.threads.NamedThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadFactory;

/// Stores finished runs, those that wait together in one transaction. A group that fails is retried run by run, so that
/// one bad run fails alone; while the store is away everything waits. Its one platform thread makes all store calls;
/// runs on virtual threads only hand over and wait. Thread-safe.
final class ResultWriter {
    /// Named limits of one transaction. A single run with more entries is a group of its own.
    static final int GROUP_RUNS_MAX = 64;
    static final int GROUP_ENTRIES_MAX = 20_000;
    /// Named limit: runs that wait to be stored; who comes after that waits to hand over.
    static final int WAITING_MAX = 256;

    private static final System.Logger LOG = System.getLogger(ResultWriter.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final RunStore store;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Outage outage = new Outage("result_writer");
    private final Bell handedOver = new Bell();
    private final Bell stopBell = new Bell();
    private final Thread thread;
    private volatile boolean draining;
    private volatile boolean ended;

    private record Waiting(FinishedRun run, CompletableFuture<Optional<JobState>> stored) {
    }

    ResultWriter(RunStore store, ThreadFactory threads) {
        this.store = store;
        thread = new NamedThreads(threads, "gonemaster-results").newThread(this::work);
    }

    void start() {
        thread.start();
    }

    /// Hands a run over and waits until it is durable.
    ///
    /// @return the state in which the job has ended, `failed` where its result could not be stored; empty when the
    ///     claim was lost or the writer was stopped
    Optional<JobState> write(FinishedRun run) throws InterruptedException {
        var handed = new Waiting(run, new CompletableFuture<>());
        waiting.put(handed);
        handedOver.ring();
        if (ended) {
            giveUpWaiting();
        }
        return handed.stored().join();
    }

    /// Whether it waits for a store that is away.
    boolean waitsForStore() {
        return outage.away();
    }

    /// How many runs wait to be stored, without the group under way.
    int waiting() {
        return waiting.size();
    }

    /// Stores what waits, then ends.
    ///
    /// @param max how long that may take; what is not stored by then is left to recovery
    /// @return whether everything was stored
    boolean stop(Duration max) throws InterruptedException {
        draining = true;
        handedOver.ring();
        boolean drained = !thread.isAlive() || thread.join(max);
        ended = true;
        stopBell.ring();
        return giveUpWaiting() == 0 && drained;
    }

    private void work() {
        try {
            while (!ended) {
                Waiting first = waiting.poll();
                if (first != null) {
                    commit(groupFrom(first));
                    continue;
                }
                if (draining) {
                    return;
                }
                handedOver.await(IDLE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            LOG.log(System.Logger.Level.ERROR, "event=result_writer_interrupted");
        }
    }

    private List<Waiting> groupFrom(Waiting first) {
        var group = new ArrayList<>(List.of(first));
        int entries = first.run().entries().size();
        while (group.size() < GROUP_RUNS_MAX) {
            Waiting next = waiting.peek();
            if (next == null || entries + next.run().entries().size() > GROUP_ENTRIES_MAX) {
                return group;
            }
            waiting.remove();
            group.add(next);
            entries += next.run().entries().size();
        }
        return group;
    }

    private void commit(List<Waiting> group) throws InterruptedException {
        List<Boolean> stored;
        try {
            stored = store(group.stream().map(Waiting::run).toList());
        } catch (RuntimeException | Error failure) {
            // Whatever the store throws, the runs behind it must not wait for ever: so errors too.
            commitOneByOne(group, failure);
            return;
        }
        for (int i = 0; i < stored.size(); i++) {
            Waiting one = group.get(i);
            if (!stored.get(i)) {
                LOG.log(System.Logger.Level.WARNING, "event=claim_lost " + keys(one.run()));
            }
            one.stored().complete(stored.get(i) ? Optional.of(one.run().state()) : Optional.empty());
        }
    }

    private void commitOneByOne(List<Waiting> group, Throwable failure) throws InterruptedException {
        if (group.size() > 1) {
            for (Waiting one : group) {
                commit(List.of(one));
            }
            return;
        }
        Waiting bad = group.getFirst();
        LOG.log(System.Logger.Level.ERROR, "event=graduation_failed " + keys(bad.run()), failure);
        bad.stored().complete(commitFailure(bad.run()));
    }

    private Optional<JobState> commitFailure(FinishedRun bad) throws InterruptedException {
        var failed = new FinishedRun(bad.claim(), JobState.FAILED,
                "graduation failed: the result could not be stored", bad.endedAt(), List.of(), "[]", "{}", null);
        try {
            List<Boolean> stored = store(List.of(failed));
            return !stored.isEmpty() && stored.getFirst() ? Optional.of(JobState.FAILED) : Optional.empty();
        } catch (RuntimeException | Error again) {
            LOG.log(System.Logger.Level.ERROR, "event=job_left_running " + keys(bad), again);
            return Optional.empty();
        }
    }

    /// @return for each run whether it was stored; none when the writer was stopped while the store was away
    private List<Boolean> store(List<FinishedRun> runs) throws InterruptedException {
        while (!ended) {
            try {
                List<Boolean> stored = store.store(runs);
                outage.passed();
                return stored;
            } catch (StoreUnavailableException away) {
                stopBell.await(outage.failed(away));
            }
        }
        return runs.stream().map(_ -> false).toList();
    }

    private int giveUpWaiting() {
        var left = new ArrayList<Waiting>();
        waiting.drainTo(left);
        for (Waiting one : left) {
            LOG.log(System.Logger.Level.WARNING, "event=result_not_stored " + keys(one.run()));
            one.stored().complete(Optional.empty());
        }
        return left.size();
    }

    private static String keys(FinishedRun run) {
        return "run=" + run.claim().id() + " zone=" + run.claim().job().domain() + " attempt=" + run.claim().attempt();
    }
}
