package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.ELSEWHERE;
import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Jobs that count as running here while no run has them.
class SweepsTest {
    private static final Duration TIMEOUT = Duration.ofMinutes(20);
    private static final Instant NOW = NOON.plus(Duration.ofHours(1));
    private static final Instant LONG_AGO = NOW.minus(TIMEOUT).minusSeconds(1);

    private final MemoryDomains domains = new MemoryDomains();
    private final MemoryBatches batches = new MemoryBatches();
    private final MemoryJobs jobs = new MemoryJobs(domains, batches);
    private final TestStores stores =
            new TestStores(new MemoryJobQueue(jobs), new MemoryRunStore(jobs, domains), domains, batches);
    private final ActiveRuns runs = new ActiveRuns(9);
    private final JobEvents events = new JobEvents();
    private final List<JobEvent> heard = new ArrayList<>();

    @BeforeEach
    void join() {
        runs.join(HERE);
    }

    @Test
    void aJobThatNoRunHasFailsAndIsTold() {
        Claim stuck = claimed("stuck.example", HERE, LONG_AGO);
        sweeps(TIMEOUT).pass();
        assertThat(stores.job(stuck.id()).state()).isEqualTo(JobState.FAILED);
        assertThat(stores.run(stuck.id()).error()).isEqualTo(EndReason.STUCK);
        assertThat(stores.run(stuck.id()).endedAt()).isEqualTo(NOW);
        assertThat(heard).containsExactly(new JobEvent(stuck.id(), JobState.FAILED, 100));
    }

    @Test
    void aJobThatARunHasIsLeftAloneUntilTheRunIsGone() {
        Claim claim = claimed("active.example", HERE, LONG_AGO);
        var run = new ActiveRun(claim, Duration.ofHours(9), events);
        assertThat(runs.admit(run)).isTrue();
        sweeps(TIMEOUT).pass();
        assertRuns(claim);
        runs.leave(run);
        sweeps(TIMEOUT).pass();
        assertThat(stores.job(claim.id()).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aJobThatWasJustClaimedIsLeftAlone() {
        Claim young = claimed("young.example", HERE, NOW.minus(TIMEOUT));
        sweeps(TIMEOUT).pass();
        assertRuns(young);
    }

    @Test
    void theJobsOfOthersAreLeftAlone() {
        Claim other = claimed("other.example", ELSEWHERE, LONG_AGO);
        sweeps(TIMEOUT).pass();
        assertRuns(other);
    }

    @Test
    void aServerThatIsNoMemberLeavesItsJobsToRecovery() {
        Claim claim = claimed("left.example", HERE, LONG_AGO);
        runs.giveUpAll();
        sweeps(TIMEOUT).pass();
        assertRuns(claim);
        assertThat(runs.lacks(claim)).isFalse();
    }

    @Test
    void aTimeoutOfZeroIsOff() {
        Claim claim = claimed("stuck.example", HERE, NOON.minus(Duration.ofDays(99)));
        sweeps(Duration.ZERO).pass();
        assertRuns(claim);
    }

    @Test
    void sweepsOnceInAMinute() {
        Sweeps sweeps = sweeps(TIMEOUT);
        sweeps.pass();
        Claim late = claimed("late.example", HERE, LONG_AGO);
        sweeps.pass();
        assertRuns(late);
    }

    @Test
    void oneThatCannotBeEndedDoesNotKeepTheOthers() {
        Claim bad = claimed("bad.example", HERE, LONG_AGO);
        Claim stuck = claimed("stuck.example", HERE, LONG_AGO);
        sweeps(cannotFail(bad.id()), TIMEOUT).pass();
        assertRuns(bad);
        assertThat(stores.job(stuck.id()).state()).isEqualTo(JobState.FAILED);
    }

    private Claim claimed(String domain, String instance, Instant at) {
        events.subscribe(stores.submit(domain).id(), heard::add).orElseThrow();
        return stores.queue().claim(instance, 1, at).getFirst();
    }

    private void assertRuns(Claim claim) {
        assertThat(stores.job(claim.id())).isEqualTo(claim.job());
        assertThat(heard).extracting(JobEvent::id).doesNotContain(claim.id());
    }

    private Sweeps sweeps(Duration stuckJobTimeout) {
        return sweeps(stores.queue(), stuckJobTimeout);
    }

    private Sweeps sweeps(JobQueue queue, Duration stuckJobTimeout) {
        var settings = new WorkSettings(9, Duration.ofMinutes(15), Duration.ZERO, stuckJobTimeout, 3,
                ControlPoll.INTERVAL, Thread::new, Clock.fixed(NOW, ZoneOffset.UTC));
        return new Sweeps(queue, runs, events, settings);
    }

    /// The queue, but that one job cannot be failed.
    private JobQueue cannotFail(JobId id) {
        return (JobQueue) Proxy.newProxyInstance(JobQueue.class.getClassLoader(), new Class<?>[] {JobQueue.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("fail") && ((Claim) arguments[0]).id().equals(id)) {
                        throw new IllegalStateException("broken for a test");
                    }
                    try {
                        return method.invoke(stores.queue(), arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
