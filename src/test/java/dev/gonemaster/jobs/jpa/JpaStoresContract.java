package dev.gonemaster.jobs.jpa;

import dev.gonemaster.batches.BatchStoreContract;
import dev.gonemaster.batches.jpa.JpaBatches;
import dev.gonemaster.domains.DomainsContract;
import dev.gonemaster.domains.jpa.JpaDomains;
import dev.gonemaster.instances.Instances;
import dev.gonemaster.instances.InstancesContract;
import dev.gonemaster.instances.jpa.JpaInstances;
import dev.gonemaster.jobs.EntryListContract;
import dev.gonemaster.jobs.JobListContract;
import dev.gonemaster.jobs.JobPauseContract;
import dev.gonemaster.jobs.JobQueueContract;
import dev.gonemaster.jobs.JobSweepContract;
import dev.gonemaster.jobs.RunListContract;
import dev.gonemaster.jobs.RunPurgeContract;
import dev.gonemaster.jobs.RunScoreContract;
import dev.gonemaster.jobs.RunStoreContract;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.persistence.TestDatabase;
import dev.gonemaster.persistence.Transactions;
import dev.gonemaster.retention.Leases;
import dev.gonemaster.retention.LeasesContract;
import dev.gonemaster.retention.jpa.JpaLeases;
import dev.gonemaster.settings.SettingStore;
import dev.gonemaster.settings.SettingStoreContract;
import dev.gonemaster.settings.jpa.JpaSettings;
import org.junit.jupiter.api.AfterEach;

/// All contracts over one database, which each test leaves empty.
interface JpaStoresContract extends JobQueueContract, JobPauseContract, JobSweepContract, JobListContract,
        RunStoreContract, RunScoreContract, RunPurgeContract, RunListContract, EntryListContract, DomainsContract,
        InstancesContract, LeasesContract, SettingStoreContract, BatchStoreContract {
    TestDatabase database();

    static TestStores over(Transactions transactions) {
        return new TestStores(new JpaJobQueue(transactions), new JpaRunStore(transactions),
                new JpaDomains(transactions), new JpaBatches(transactions));
    }

    @Override
    default Instances instances() {
        return new JpaInstances(database());
    }

    @Override
    default Leases leases() {
        return new JpaLeases(database());
    }

    @Override
    default SettingStore settings() {
        return new JpaSettings(database());
    }

    @AfterEach
    default void leaveNothing() {
        database().clear();
    }
}
