package dev.gonemaster.chaos;

import dev.gonemaster.engine.Engine;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Stands for the real engine in the WAR of [TestOnlyServer], where the container prefers it as an alternative. Asks
/// nobody; takes half a second in the mean, sometimes several seconds, and finds a random number of things.
@Alternative
@Priority(1)
@ApplicationScoped
public class RandomLengthEngine implements Engine {
    private static final int SHORT_MAX_MS = 1_000;
    private static final int LONG_MAX_MS = 6_000;
    private static final int ONE_LONG_IN = 50;
    private static final int STEPS = 10;
    private static final int ENTRIES_MAX = 30;

    @Override
    public RunResult run(RunRequest request, RunControl control, RunProgress progress) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int millis = random.nextInt(random.nextInt(ONE_LONG_IN) == 0 ? LONG_MAX_MS : SHORT_MAX_MS);
        for (int step = 1; step <= STEPS && !control.canceled(); step++) {
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos() / STEPS);
            progress.report(step, STEPS, "step" + step);
        }
        RunResult.End end = control.canceled() ? RunResult.End.CANCELED : RunResult.End.COMPLETED;
        return new RunResult(entries(random.nextInt(1, ENTRIES_MAX)), end, List.of());
    }

    private static List<Entry> entries(int count) {
        var entries = new ArrayList<Entry>(count);
        for (int i = 0; i < count; i++) {
            SequencedMap<String, Object> args = new LinkedHashMap<>();
            args.put("ns", "ns" + i + ".example");
            entries.add(new Entry(Duration.ofMillis(i), Module.BASIC, "basic01", "CHAOS_" + i % 7,
                    i % 5 == 0 ? Level.WARNING : Level.INFO, args));
        }
        return entries;
    }
}
