package dev.gonemaster.engine;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// An engine that asks nobody: each run says `STARTED` and `ENDED` and is over at once, unless its zone was told to be
/// held or broken. Keeps to cancel and deadline like the real one. Thread-safe.
public final class FakeEngine implements Engine {
    /// Two of four testcases are done while a run is held.
    public static final int HELD_PERCENT = 50;

    private final List<String> started = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, Semaphore> held = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, RuntimeException> broken = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Semaphore heldAll = new Semaphore(Integer.MAX_VALUE);

    /// Runs of that zone wait in their middle until [#release].
    public FakeEngine hold(String zone) {
        held.put(zone, new Semaphore(0));
        return this;
    }

    /// All runs wait in their middle until [#releaseAll].
    public FakeEngine holdAll() {
        heldAll = new Semaphore(0);
        return this;
    }

    public FakeEngine breakFor(String zone, RuntimeException failure) {
        broken.put(zone, failure);
        return this;
    }

    /// Lets every run of that zone go on, also those to come.
    public void release(String zone) {
        held.get(zone).release(Integer.MAX_VALUE / 2);
    }

    public void releaseAll() {
        heldAll.release(Integer.MAX_VALUE / 2);
    }

    /// Zones without final dot, one for each run, in the order of starts.
    public List<String> started() {
        return List.copyOf(started);
    }

    public int running() {
        return running.get();
    }

    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public RunResult run(RunRequest request, RunControl control, RunProgress progress) {
        String zone = request.zone().toString(true);
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        started.add(zone);
        try {
            if (broken.containsKey(zone)) {
                throw broken.get(zone);
            }
            progress.report(0, 4, "");
            progress.report(2, 4, "fake02");
            if (!waitWhileHeld(zone, control)) {
                RunResult.End end = control.canceled() ? RunResult.End.CANCELED : RunResult.End.EXPIRED;
                return new RunResult(List.of(entry("STARTED")), end, List.of());
            }
            progress.report(4, 4, "fake04");
            return new RunResult(List.of(entry("STARTED"), entry("ENDED")), RunResult.End.COMPLETED, List.of());
        } finally {
            running.decrementAndGet();
        }
    }

    /// @return false when the run was ended from outside or by time
    private boolean waitWhileHeld(String zone, RunControl control) {
        Semaphore gate = held.getOrDefault(zone, heldAll);
        var open = new CountDownLatch(1);
        control.onCancel(open::countDown);
        Thread waiter = Thread.startVirtualThread(() -> {
            try {
                gate.acquire();
                open.countDown();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            boolean inTime = open.await(control.timeMax().toNanos(), TimeUnit.NANOSECONDS);
            return inTime && !control.canceled();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            waiter.interrupt();
        }
    }

    private static Entry entry(String tag) {
        return new Entry(Duration.ZERO, Module.SYSTEM, "", tag, Level.INFO, new LinkedHashMap<>());
    }
}
