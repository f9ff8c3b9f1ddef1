package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.engine.FakeEngine;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.instances.memory.MemoryInstances;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import dev.gonemaster.settings.LiveSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private static final LiveSettings GOING = new LiveSettings(false, 0, Duration.ofHours(1), ScoringConfig.DEFAULT);
    private static final LiveSettings PAUSED = new LiveSettings(true, 0, Duration.ofHours(1), ScoringConfig.DEFAULT);

    private final MemoryDomains domains = new MemoryDomains();
    private final MemoryBatches batches = new MemoryBatches();
    private final MemoryJobs jobs = new MemoryJobs(domains, batches);
    private final GatedRunStore runs = new GatedRunStore(new MemoryRunStore(jobs, domains));
    private final TestStores stores = new TestStores(new MemoryJobQueue(jobs), runs, domains, batches);
    private final MemoryInstances instances = new MemoryInstances();
    private final FakeEngine engine = new FakeEngine();

    @Test
    void everyJobOfABurstRunsOnceAndNeverMoreThanAllowedAtATime() {
        List<Job> burst = new ArrayList<>();
        engine.holdAll();
        try (TestServer server = start(8)) {
            for (int i = 0; i < 200; i++) {
                burst.add(stores.submit("zone" + i + ".example"));
            }
            server.workers().wake();
            Eventually.await("all places are taken", () -> engine.running() == 8);
            assertThat(server.workers().active()).isEqualTo(8);
            engine.releaseAll();
            awaitCount(JobState.SUCCEEDED, 200);
        }
        assertThat(engine.mostAtOnce()).isEqualTo(8);
        assertThat(engine.started()).doesNotHaveDuplicates().hasSize(200);
        assertThat(burst).allSatisfy(job -> assertThat(stores.run(job.id()).attempt()).isEqualTo(1));
    }

    @Test
    void aPlaceIsFreeAgainOnlyWhenTheRunIsCommitted() {
        runs.shut();
        try (TestServer server = start(1)) {
            stores.submit("one.example");
            stores.submit("other.example");
            server.workers().wake();
            Eventually.await("the first result is handed over", () -> runs.calls() == 1);
            assertThat(server.workers().active()).isEqualTo(1);
            assertThat(stores.queue().count(JobState.QUEUED)).isEqualTo(1);
            runs.open();
            awaitCount(JobState.SUCCEEDED, 2);
        }
    }

    @Test
    void aPausedQueueIsLeftAloneWhileRunningJobsGoOn() {
        engine.hold("running.example");
        try (TestServer server = start(2)) {
            stores.submit("running.example");
            server.workers().wake();
            Eventually.await("the first runs", () -> engine.running() == 1);
            server.workers().follow(PAUSED);
            Job waiting = stores.submit("waiting.example");
            server.workers().wake();
            engine.release("running.example");
            awaitCount(JobState.SUCCEEDED, 1);
            Eventually.neverWithin(Duration.ofMillis(300), "a job of a paused queue is taken",
                    () -> stores.job(waiting.id()).attempt() > 0);
            server.workers().follow(GOING);
            awaitCount(JobState.SUCCEEDED, 2);
        }
    }

    @Test
    void aQueueThatIsPausedBeforeTheStartIsLeftAlone() {
        stores.submit("waiting.example");
        try (TestServer server = TestServer.paused(stores, instances, engine)) {
            Eventually.neverWithin(Duration.ofMillis(300), "a job of a paused queue is taken",
                    () -> stores.queue().count(JobState.QUEUED) == 0);
            server.workers().follow(GOING);
            awaitCount(JobState.SUCCEEDED, 1);
        }
    }

    @Test
    void aQueuedJobThatIsCanceledNeverRuns() {
        engine.hold("first.example");
        try (TestServer server = start(1)) {
            stores.submit("first.example");
            server.workers().wake();
            Eventually.await("the first runs", () -> engine.running() == 1);
            Job second = stores.submit("second.example");
            stores.queue().cancel(second.id(), Instant.now());
            engine.release("first.example");
            awaitCount(JobState.SUCCEEDED, 1);
            assertThat(stores.job(second.id()).state()).isEqualTo(JobState.CANCELED);
        }
        assertThat(engine.started()).containsExactly("first.example");
    }

    @Test
    void aRunningJobThatIsCanceledKeepsItsEntries() {
        engine.hold("zone.example");
        try (TestServer server = start(1)) {
            Job job = stores.submit("zone.example");
            server.workers().wake();
            Eventually.await("it runs", () -> engine.running() == 1);
            stores.queue().cancel(job.id(), Instant.now());
            awaitCount(JobState.CANCELED, 1);
            assertThat(stores.job(job.id()).error()).isEqualTo("canceled");
            assertThat(tags(job)).containsExactly("STARTED");
        }
    }

    @Test
    void aRunThatTakesTooLongExpiresWithItsEntries() {
        engine.hold("zone.example");
        WorkSettings settings = TestServer.settings(1, Duration.ofMillis(100));
        try (TestServer server = TestServer.start(stores, instances, engine, settings)) {
            Job job = stores.submit("zone.example");
            server.workers().wake();
            awaitCount(JobState.EXPIRED, 1);
            assertThat(stores.job(job.id()).error()).isEqualTo("expired: the run took longer than the limit of 100 ms");
            assertThat(tags(job)).containsExactly("STARTED");
        }
    }

    @Test
    void aJobThatWaitsTooLongForAPlaceExpiresAndIsTold() {
        engine.hold("first.example");
        var heard = new CopyOnWriteArrayList<JobEvent>();
        WorkSettings settings =
                TestServer.withJobTtl(TestServer.settings(1, Duration.ofMinutes(15)), Duration.ofHours(1));
        try (TestServer server = TestServer.start(stores, instances, engine, settings)) {
            Job running = submitted("first.example", Instant.now());
            server.workers().wake();
            Eventually.await("the first runs", () -> engine.running() == 1);
            Job young = submitted("young.example", Instant.now());
            server.events().subscribe(young.id(), heard::add);
            Job old = submitted("old.example", Instant.now().minus(Duration.ofHours(2)));
            server.events().subscribe(old.id(), heard::add);
            Eventually.await("it is told", () -> !heard.isEmpty());
            assertThat(heard).containsExactly(new JobEvent(old.id(), JobState.EXPIRED, 100));
            assertThat(stores.job(old.id()).error()).isEqualTo(EndReason.NOT_STARTED);
            assertThat(stores.job(running.id()).state()).isEqualTo(JobState.RUNNING);
            assertThat(stores.job(young.id()).state()).isEqualTo(JobState.QUEUED);
        }
        assertThat(engine.started()).containsExactly("first.example");
    }

    @Test
    void anEngineThatThrowsFailsTheJobWithoutShowingWhy() {
        engine.breakFor("zone.example", new IllegalStateException("secret of the inside"));
        try (TestServer server = start(1)) {
            Job job = stores.submit("zone.example");
            Job next = stores.submit("next.example");
            server.workers().wake();
            awaitCount(JobState.SUCCEEDED, 1);
            assertThat(stores.job(job.id()).state()).isEqualTo(JobState.FAILED);
            assertThat(stores.job(job.id()).error()).isEqualTo("internal error while the zone was tested");
            assertThat(stores.job(next.id()).state()).isEqualTo(JobState.SUCCEEDED);
        }
    }

    @Test
    void aJobWhoseOverridesAreWrongFailsAndSaysWhere() {
        var spec = new TestSpec(List.of(), "{\"net\":{\"ipv4\":7}}", List.of(), List.of(), null, false, false);
        try (TestServer server = start(1)) {
            Job job = stores.queue().submit(
                    new NewJob("zone.example", "abcdefabcdef", NewJob.INTERACTIVE, spec, Instant.now()));
            server.workers().wake();
            awaitCount(JobState.FAILED, 1);
            assertThat(stores.job(job.id()).error()).startsWith("job cannot be run:").contains("net.ipv4");
        }
    }

    @Test
    void aResultThatCannotBeStoredFailsItsJobAlone() {
        Job bad = stores.submit("bad.example");
        Job good = stores.submit("good.example");
        runs.refuse(bad.id());
        try (TestServer server = start(2)) {
            server.workers().wake();
            awaitCount(JobState.SUCCEEDED, 1);
            awaitCount(JobState.FAILED, 1);
        }
        assertThat(stores.job(bad.id()).error()).startsWith("graduation failed:");
        assertThat(stores.job(good.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aStoreThatIsAwayWhenRunsEndLosesNothing() {
        runs.goAway();
        try (TestServer server = start(4)) {
            for (int i = 0; i < 20; i++) {
                stores.submit("zone" + i + ".example");
            }
            server.workers().wake();
            Eventually.await("three tries", () -> runs.calls() >= 3);
            assertThat(stores.queue().count(JobState.SUCCEEDED)).isZero();
            runs.comeBack();
            awaitCount(JobState.SUCCEEDED, 20);
        }
        assertThat(engine.started()).doesNotHaveDuplicates();
    }

    @Test
    void aStoppedServerHandsItsRunsBackAndTheNextOneRunsThemAgain() {
        engine.hold("slow.example");
        Job slow;
        Job quick;
        try (TestServer server = start(2)) {
            slow = stores.submit("slow.example");
            quick = stores.submit("quick.example");
            server.workers().wake();
            Eventually.await("the slow one runs", () -> engine.running() == 1);
            awaitCount(JobState.SUCCEEDED, 1);
            assertThat(server.stop(Duration.ofSeconds(2))).isTrue();
        }
        assertThat(stores.job(slow.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(stores.job(slow.id()).lostLeases()).isZero();
        engine.release("slow.example");
        try (TestServer _ = start(2)) {
            awaitCount(JobState.SUCCEEDED, 2);
        }
        assertThat(stores.run(slow.id()).attempt()).isEqualTo(2);
        assertThat(tags(slow)).containsExactly("STARTED", "ENDED");
        assertThat(stores.run(quick.id()).attempt()).isEqualTo(1);
    }

    @Test
    void aStoppedServerGivesItsRunsTimeToEnd() {
        engine.hold("zone.example");
        try (TestServer server = start(1)) {
            Job job = stores.submit("zone.example");
            server.workers().wake();
            Eventually.await("it runs", () -> engine.running() == 1);
            Thread stopper = Thread.startVirtualThread(() -> server.stop(TestServer.STOP_MAX));
            engine.release("zone.example");
            Eventually.await("the server has stopped", () -> !stopper.isAlive());
            assertThat(stores.run(job.id()).attempt()).isEqualTo(1);
            assertThat(stores.job(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
        }
    }

    @Test
    void progressIsLiveAndStoredAndTold() {
        engine.hold("zone.example");
        var heard = new CopyOnWriteArrayList<JobEvent>();
        try (TestServer server = start(1)) {
            Job job = stores.submit("zone.example");
            server.events().subscribe(job.id(), heard::add);
            server.workers().wake();
            Eventually.await("progress is stored", () -> stores.job(job.id()).progress() == FakeEngine.HELD_PERCENT);
            assertThat(server.workers().liveProgress(job.id())).contains(FakeEngine.HELD_PERCENT);
            engine.release("zone.example");
            Eventually.await("the end is told", () -> heard.contains(new JobEvent(job.id(), JobState.SUCCEEDED, 100)));
            assertThat(stores.job(job.id()).state()).isEqualTo(JobState.SUCCEEDED);
            assertThat(server.workers().liveProgress(job.id())).isEmpty();
        }
        assertThat(heard).extracting(JobEvent::progress).isSorted();
        assertThat(heard.getFirst().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void jobsOfADeadServerRunAgainUntilTheyLostTooManyServers() {
        Job twice = stores.submit("twice.example");
        Job often = stores.submit("often.example");
        loseServer(often, 2);
        loseServer(twice, 1);
        String dead = instances.register();
        stores.queue().claim(dead, 2, Instant.now());
        try (TestServer _ = start(2)) {
            awaitCount(JobState.SUCCEEDED, 1);
            awaitCount(JobState.FAILED, 1);
        }
        assertThat(stores.run(often.id()).error()).contains("3 times");
        assertThat(stores.run(twice.id()).attempt()).isEqualTo(stores.job(twice.id()).attempt());
        assertThat(stores.job(twice.id()).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.started()).containsExactly("twice.example");
    }

    @Test
    void aServerThatIsDeclaredDeadDropsItsRunsAndJoinsAnew() {
        var register = new ForgetfulInstances();
        engine.hold("zone.example");
        WorkSettings settings = TestServer.settings(1, Duration.ofHours(1));
        try (TestServer server = TestServer.start(stores, register, engine, settings)) {
            Job job = stores.submit("zone.example");
            server.workers().wake();
            Eventually.await("it runs", () -> engine.running() == 1);
            register.forgetAll();
            Eventually.await("it runs a second time", () -> engine.started().size() == 2);
            engine.release("zone.example");
            awaitCount(JobState.SUCCEEDED, 1);
            assertThat(stores.run(job.id()).attempt()).isEqualTo(2);
        }
        assertThat(register.registrations()).isEqualTo(2);
        assertThat(runs.runs()).hasSize(1);
    }

    private Job submitted(String domain, Instant createdAt) {
        return stores.queue().submit(TestStores.newJob(domain, NewJob.INTERACTIVE, createdAt));
    }

    /// Lets jobs lose servers before the one under test starts; only that job is queued or the oldest.
    private void loseServer(Job job, int times) {
        for (int i = 0; i < times; i++) {
            List<Claim> claims = stores.queue().claim("gone", 64, Instant.now());
            for (Claim claim : claims) {
                if (!claim.id().equals(job.id())) {
                    stores.queue().handBack(claim, Instant.now());
                }
            }
            stores.queue().recover("gone", TestServer.LOST_LEASES_MAX, Instant.now());
        }
    }

    private TestServer start(int runsAtOnce) {
        return TestServer.start(stores, instances, engine, runsAtOnce);
    }

    private void awaitCount(JobState state, int count) {
        Eventually.await(count + " jobs " + state, () -> stores.queue().count(state) == count);
    }

    private List<String> tags(Job job) {
        return stores.runs().entries(job.id()).stream().map(StoredEntry::tag).toList();
    }
}
