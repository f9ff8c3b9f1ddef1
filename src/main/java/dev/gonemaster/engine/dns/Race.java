package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Verdict.Worth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks servers of one zone until one gives a good answer: one first, then a few side by side each time when those
/// before failed or keep silent for a while. What is still asked when the race is over goes on by itself, and the
/// cache of the run keeps what comes of it.
final class Race {
    /// Servers of one zone that are asked for one question.
    static final int SERVERS_MAX = 8;
    /// How long a server may be silent before others are asked as well.
    static final Duration PATIENCE = Duration.ofMillis(800);
    private static final int AT_ONCE_MAX = 3;

    private final Parallel parallel;
    private final Deadline deadline;

    Race(Parallel parallel, Deadline deadline) {
        this.parallel = parallel;
        this.deadline = deadline;
    }

    /// The first good verdict, otherwise the best in the order of the tasks; [Verdict#NO_SERVER] without tasks.
    Verdict run(List<? extends Supplier<Verdict>> tasks) {
        int count = Math.min(tasks.size(), SERVERS_MAX);
        var arrivals = new LinkedBlockingQueue<Parallel.Started<Verdict>>();
        List<Parallel.Started<Verdict>> started = new ArrayList<>();
        int arrived = 0;
        while (arrived < count) {
            if (arrived == started.size()) {
                startMore(tasks.subList(0, count), started, arrivals);
            }
            var arrival = next(arrivals, started.size() < count);
            if (arrival == null) {
                startMore(tasks.subList(0, count), started, arrivals);
                continue;
            }
            arrived++;
            Verdict verdict = deadline.await(arrival.result());
            if (verdict.worth() == Worth.GOOD) {
                return verdict;
            }
        }
        Verdict best = Verdict.NO_SERVER;
        for (var one : started) {
            Verdict verdict = one.result().resultNow();
            best = verdict.worth().compareTo(best.worth()) > 0 || best == Verdict.NO_SERVER ? verdict : best;
        }
        return best;
    }

    private void startMore(List<? extends Supplier<Verdict>> tasks, List<Parallel.Started<Verdict>> started,
                           LinkedBlockingQueue<Parallel.Started<Verdict>> arrivals) {
        int end = Math.min(tasks.size(), started.isEmpty() ? 1 : started.size() + AT_ONCE_MAX);
        for (var task : tasks.subList(started.size(), end)) {
            Parallel.Started<Verdict> one = parallel.start(task);
            started.add(one);
            one.result().whenComplete((_, _) -> arrivals.add(one));
        }
    }

    /// @return null when patience is over and others could be asked
    private Parallel.@Nullable Started<Verdict> next(
            LinkedBlockingQueue<Parallel.Started<Verdict>> arrivals, boolean others) {
        try {
            return others ? arrivals.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS) : arrivals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunEndedException("interrupted");
        }
    }
}
