package dev.gonemaster.jobs.memory;

import dev.gonemaster.batches.BatchStoreContract;
import dev.gonemaster.jobs.JobListContract;
import dev.gonemaster.jobs.JobPauseContract;
import dev.gonemaster.jobs.JobQueueContract;
import dev.gonemaster.jobs.JobSweepContract;
import dev.gonemaster.jobs.TestStores;

class MemoryJobQueueTest implements JobQueueContract, JobPauseContract, JobSweepContract, JobListContract,
        BatchStoreContract {
    private final TestStores stores = MemoryStores.fresh();

    @Override
    public TestStores stores() {
        return stores;
    }
}
