package dev.gonemaster.retention;

import dev.gonemaster.jobs.Purged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;

/// What this server has purged since it started. Thread-safe.
@ApplicationScoped
public class PurgeCounters {
    private final LongAdder jobs = new LongAdder();
    private final LongAdder runs = new LongAdder();
    private final LongAdder entries = new LongAdder();

    void add(Purged purged) {
        jobs.add(purged.jobs());
        runs.add(purged.runs());
        entries.add(purged.entries());
    }

    public Purged total() {
        return new Purged(jobs.sum(), runs.sum(), entries.sum());
    }
}
