package dev.gonemaster.jobs.memory;

import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.jobs.TestStores;

/// The stores of this process, empty.
public final class MemoryStores {
    private MemoryStores() {
    }

    public static TestStores fresh() {
        var domains = new MemoryDomains();
        var batches = new MemoryBatches();
        var jobs = new MemoryJobs(domains, batches);
        return new TestStores(new MemoryJobQueue(jobs), new MemoryRunStore(jobs, domains), domains, batches);
    }
}
