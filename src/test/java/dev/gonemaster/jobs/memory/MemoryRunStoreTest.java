package dev.gonemaster.jobs.memory;

import dev.gonemaster.domains.DomainsContract;
import dev.gonemaster.jobs.EntryListContract;
import dev.gonemaster.jobs.RunListContract;
import dev.gonemaster.jobs.RunPurgeContract;
import dev.gonemaster.jobs.RunScoreContract;
import dev.gonemaster.jobs.RunStoreContract;
import dev.gonemaster.jobs.TestStores;

class MemoryRunStoreTest implements RunStoreContract, RunScoreContract, RunPurgeContract, RunListContract,
        EntryListContract, DomainsContract {
    private final TestStores stores = MemoryStores.fresh();

    @Override
    public TestStores stores() {
        return stores;
    }
}
