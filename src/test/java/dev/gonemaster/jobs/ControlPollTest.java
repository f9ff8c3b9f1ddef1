package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.Eventually;
import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.engine.FakeEngine;
import dev.gonemaster.instances.memory.MemoryInstances;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ControlPollTest {
    private final MemoryDomains domains = new MemoryDomains();
    private final MemoryBatches batches = new MemoryBatches();
    private final MemoryJobs jobs = new MemoryJobs(domains, batches);
    private final JobQueue queue = new MemoryJobQueue(jobs);
    private final FakeEngine engine = new FakeEngine().holdAll();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answered = new CountDownLatch(1);

    /// The store may be closed as soon as the server has stopped.
    @Test
    void aServerThatStopsWaitsForTheLookThatIsUnderWay() throws Exception {
        var stores = new TestStores(slowToTellCancels(), new MemoryRunStore(jobs, domains), domains, batches);
        try (TestServer server = TestServer.start(stores, new MemoryInstances(), engine, 1)) {
            stores.submit("zone.example");
            server.workers().wake();
            asked.await();
            engine.releaseAll();
            Eventually.await("the job has ended", () -> queue.count(JobState.SUCCEEDED) == 1);

            var stopped = CompletableFuture.supplyAsync(() -> server.stop(TestServer.STOP_MAX));

            assertThatThrownBy(() -> stopped.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            answered.countDown();
            assertThat(stopped.get()).isTrue();
        }
    }

    private JobQueue slowToTellCancels() {
        return (JobQueue) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {JobQueue.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("cancelRequests")) {
                        asked.countDown();
                        answered.await();
                    }
                    return method.invoke(queue, arguments);
                });
    }
}
