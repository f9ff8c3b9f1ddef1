package dev.gonemaster.jobs.memory;

import dev.gonemaster.batches.BatchStoreContract;
import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.jobs.JobListContract;
import dev.gonemaster.jobs.JobPauseContract;
import dev.gonemaster.jobs.JobQueueContract;
import dev.gonemaster.jobs.JobSweepContract;
import dev.gonemaster.jobs.TestStores;

class MemoryJobQueueTest implements JobQueueContract, JobPauseContract, JobSweepContract, JobListContract,
        BatchStoreContract {
    private final TestStores stores = memoryStores();

    static TestStores memoryStores() {
        var domains = new MemoryDomains();
        var batches = new MemoryBatches();
        var jobs = new MemoryJobs(domains, batches);
        return new TestStores(new MemoryJobQueue(jobs), new MemoryRunStore(jobs, domains), domains, batches);
    }

    @Override
    public TestStores stores() {
        return stores;
    }
}
