package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.engine.FakeEngine;
import dev.gonemaster.instances.memory.MemoryInstances;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimerTest {
    private final MemoryDomains domains = new MemoryDomains();
    private final MemoryBatches batches = new MemoryBatches();
    private final MemoryJobs jobs = new MemoryJobs(domains, batches);
    private final JobQueue queue = new MemoryJobQueue(jobs);
    private final TestStores stores = new TestStores(queue, new MemoryRunStore(jobs, domains), domains, batches);
    private final MemoryInstances instances = new MemoryInstances();

    @Test
    void aClaimWhoseAnswerIsLostIsHandedBackAndRunsAgain() {
        Job job = stores.submit("lost.example");
        try (TestServer _ = start(LostAnswers.to(queue, "claim", 1))) {
            awaitSucceeded(job, 2);
        }
    }

    @Test
    void aClaimThatCannotBeHandedBackAtOnceIsHandedBackLater() {
        Job job = stores.submit("lost.example");
        try (TestServer _ = start(LostAnswers.lostCalls(LostAnswers.to(queue, "claim", 1), "handBack", 1))) {
            awaitSucceeded(job, 2);
        }
    }

    @Test
    void aClaimThatTheStoreCarriesOutLateIsHandedBackToo() {
        Job job = stores.submit("late.example");
        // No claim comes to anything, so that nobody but the late one takes the job.
        try (TestServer _ = start(LostAnswers.lostCalls(queue, "claim", 8))) {
            String instance = instances.registered().iterator().next();
            Claim late = queue.claim(instance, 1, Instant.now()).getFirst();

            awaitSucceeded(job, late.attempt() + 1);
        }
    }

    private TestServer start(JobQueue disturbed) {
        return TestServer.start(new TestStores(disturbed, stores.runs(), domains, batches), instances, new FakeEngine(), 4);
    }

    private void awaitSucceeded(Job job, int attempt) {
        Eventually.await("the job has ended", () -> stores.job(job.id()).state().terminal());
        assertThat(stores.job(job.id())).satisfies(ended -> {
            assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(ended.attempt()).isEqualTo(attempt);
            assertThat(ended.lostLeases()).isZero();
        });
    }
}
