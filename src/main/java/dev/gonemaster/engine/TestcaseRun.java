package dev.gonemaster.engine;

import static java.lang.System.Logger.Level.WARNING;

import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.dns.RunEndedException;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The course of one run: Basic first, then all other testcases side by side, each on a virtual thread, until all have
/// ended or the run is stopped. For one thread, except [#wake()].
final class TestcaseRun {
    /// How long threads that were told to stop are waited for; what they report later is lost.
    static final Duration STOP_MAX = Duration.ofMillis(500);

    /// Longest wait before the clock is asked again; a longer time than this may not fit into nanoseconds.
    private static final Duration WAIT_MAX = Duration.ofHours(1);

    private static final System.Logger LOG = System.getLogger(TestcaseRun.class.getName());

    private final Zone zone;
    private final RunControl control;
    private final RunProgress progress;
    private final EntryMaker maker;
    private final EntryLog log;
    private final BlockingQueue<Optional<Slot>> news = new LinkedBlockingQueue<>();
    private final List<Slot> inOrder = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private int written;
    private int done;

    TestcaseRun(Zone zone, RunControl control, RunProgress progress, EntryMaker maker, EntryLog log) {
        this.zone = zone;
        this.control = control;
        this.progress = progress;
        this.maker = maker;
        this.log = log;
    }

    /// Makes a run that is waiting look whether it was canceled.
    void wake() {
        news.add(Optional.empty());
    }

    End execute(Plan plan) {
        progress.report(0, plan.size(), "");
        if (plan.gated()) {
            askAhead();
        }
        List<Slot> basic = slots(plan.basic());
        if (!completed(basic, plan.size(), plan.oneAfterAnother())) {
            return stop();
        }
        boolean answered = !plan.gated() || somebodyAnswers(basic);
        List<Slot> next = slots(answered ? plan.others() : plan.whenNobodyAnswers());
        if (!completedBehindKeys(next, basic.size() + next.size(), plan)) {
            return stop();
        }
        if (!answered) {
            log.add(SystemMessage.CANNOT_CONTINUE, ArgName.DOMAIN.of(zone.name()));
        }
        return End.COMPLETED;
    }

    /// Nearly every testcase begins with the name servers, so they are looked for while Basic is at work.
    private void askAhead() {
        threads.add(Thread.ofVirtual().name("ask-ahead").start(() -> {
            try {
                zone.nameServers();
            } catch (RunEndedException e) {
                // those who need the servers are told the same
            }
        }));
    }

    /// Basic02 speaks of a working server, or does not speak at all because of a defect of ours.
    private static boolean somebodyAnswers(List<Slot> basic) {
        return basic.stream().filter(slot -> slot.testcase().id().equals(Plan.BASIC02))
                .allMatch(slot -> slot.reported(Plan.WORKING_SERVER) || slot.state() == Slot.State.FAILED);
    }

    private List<Slot> slots(Collection<Testcase> testcases) {
        List<Slot> slots = testcases.stream().map(testcase -> new Slot(testcase, maker)).toList();
        inOrder.addAll(slots);
        return slots;
    }

    /// Runs the testcases, those that wait for Dnssec07 when it has ended, and not at all when it says that the zone is
    /// unsigned; false when the run has to stop.
    private boolean completedBehindKeys(List<Slot> slots, int total, Plan plan) {
        List<Slot> waiting = slots.stream().filter(slot -> plan.waitsForKeys(slot.testcase())).toList();
        List<Slot> others = slots.stream().filter(slot -> !waiting.contains(slot)).toList();
        if (!plan.oneAfterAnother()) {
            return completed(others, total, waiting);
        }
        return completed(others, total, true)
                && (others.stream().anyMatch(TestcaseRun::findsNoKeys)
                        ? leftOut(waiting)
                        : completed(waiting, total, true));
    }

    private boolean leftOut(List<Slot> slots) {
        slots.forEach(Slot::leaveOut);
        writeWhatIsFinal();
        return true;
    }

    private static boolean findsNoKeys(Slot slot) {
        return isDnssec07(slot) && slot.reported(Plan.NOT_SIGNED);
    }

    private static boolean isDnssec07(Slot slot) {
        return slot.testcase().id().equals(Plan.DNSSEC07);
    }

    /// Runs the testcases; false when the run has to stop.
    private boolean completed(List<Slot> slots, int total, boolean oneAfterAnother) {
        return oneAfterAnother
                ? slots.stream().allMatch(slot -> completed(List.of(slot), total, List.of()))
                : completed(slots, total, List.of());
    }

    /// Runs the testcases side by side; false when the run has to stop.
    ///
    /// @param waiting run when Dnssec07 has ended, or are left out
    private boolean completed(List<Slot> slots, int all, List<Slot> waiting) {
        start(slots);
        int total = all;
        int target = done + slots.size();
        while (done < target) {
            Optional<Slot> ended = next();
            if (ended.isEmpty() || ended.get().state() == Slot.State.ENDED_EARLY) {
                return false;
            }
            done++;
            if (isDnssec07(ended.get())) {
                if (findsNoKeys(ended.get())) {
                    leftOut(waiting);
                    total -= waiting.size();
                } else {
                    start(waiting);
                    target += waiting.size();
                }
            }
            writeWhatIsFinal();
            progress.report(done, total, ended.get().testcase().id());
        }
        return true;
    }

    private void start(List<Slot> slots) {
        for (Slot slot : slots) {
            threads.add(Thread.ofVirtual().name("testcase-" + slot.testcase().id()).start(() -> {
                slot.run(zone);
                news.add(Optional.of(slot));
            }));
        }
    }

    /// The next testcase that ended; absent when the run was canceled or its time is over.
    private Optional<Slot> next() {
        try {
            while (!control.canceled()) {
                Duration left = control.timeMax().minus(maker.elapsed());
                if (!left.isPositive()) {
                    return Optional.empty();
                }
                Optional<Slot> heard = news.poll(left.compareTo(WAIT_MAX) < 0 ? left.toNanos() : WAIT_MAX.toNanos(),
                        TimeUnit.NANOSECONDS);
                if (heard != null && heard.isPresent()) {
                    return heard;
                }
            }
        } catch (InterruptedException e) {
            control.cancel();
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private void writeWhatIsFinal() {
        while (written < inOrder.size() && inOrder.get(written).state() != Slot.State.WAITING) {
            inOrder.get(written++).close().forEach(log::add);
        }
    }

    private End stop() {
        threads.forEach(Thread::interrupt);
        boolean interrupted = Thread.interrupted();
        long until = System.nanoTime() + STOP_MAX.toNanos();
        int alive = 0;
        try {
            for (Thread thread : threads) {
                alive += thread.join(Duration.ofNanos(Math.max(0, until - System.nanoTime()))) ? 0 : 1;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (alive > 0) {
            LOG.log(WARNING, "event=testcases_do_not_stop zone={0} count={1}", zone.name(), alive);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        while (written < inOrder.size()) {
            inOrder.get(written++).close().forEach(log::add);
        }
        return control.canceled() ? End.CANCELED : End.EXPIRED;
    }
}
