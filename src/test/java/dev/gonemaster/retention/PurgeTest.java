package dev.gonemaster.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.Eventually;
import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.config.Driver;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Purged;
import dev.gonemaster.jobs.StoreUnavailableException;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import dev.gonemaster.retention.memory.MemoryLeases;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurgeTest {
    private static final Clock TEN_DAYS_LATER =
            Clock.fixed(TestStores.NOON.plus(Duration.ofDays(10)), ZoneOffset.UTC);
    private static final long DAY = Duration.ofDays(1).toSeconds();
    private static final PurgePace PACE = PurgePace.of(Driver.SQLITE);

    private final MemoryDomains domains = new MemoryDomains();
    private final MemoryBatches batches = new MemoryBatches();
    private final MemoryJobs jobs = new MemoryJobs(domains, batches);
    private final ChunkedRunStore runs = new ChunkedRunStore(new MemoryRunStore(jobs, domains));
    private final TestStores stores = new TestStores(new MemoryJobQueue(jobs), runs, domains, batches);
    private final MemoryLeases leases = new MemoryLeases();
    private final AtomicInteger spaceSteps = new AtomicInteger();
    private final PurgeCounters counters = new PurgeCounters();
    private final AtomicLong nanos = new AtomicLong();
    private final Purge purge = new Purge(runs, leases, () -> spaceSteps.incrementAndGet() < 3, PACE, counters,
            TEN_DAYS_LATER, nanos::get);

    @Test
    void goesOnInChunksUntilNothingIsLeft() {
        int old = 2 * PACE.jobs() + 3;
        addOld(old);

        assertThat(purged()).isEqualTo(new Purged(old, old, old));

        assertThat(stores.queue().count(JobState.SUCCEEDED)).isZero();
        assertThat(runs.removed()).containsExactly(PACE.jobs(), PACE.jobs(), 3);
    }

    @ParameterizedTest
    @CsvSource({"MEMORY, 1000, 0", "SQLITE, 25, 5", "POSTGRES, 100, 0", "MARIADB, 500, 0"})
    void theSizeOfChunksFitsTheDatabase(Driver driver, int jobsAtOnce, int pauseMillis) {
        assertThat(PurgePace.of(driver)).isEqualTo(new PurgePace(jobsAtOnce, Duration.ofMillis(pauseMillis)));
    }

    @Test
    void keepsWhatIsYoungerAndWhatHasNotEnded() {
        Job old = stores.ended("zone.example", 3 * DAY - 1);
        Job onTheDay = stores.ended("zone.example", 3 * DAY);
        Job young = stores.ended("zone.example", 4 * DAY);
        Job queued = stores.submit("queued.example");

        assertThat(purged().jobs()).isEqualTo(1);

        assertThat(stores.queue().find(old.id())).isEmpty();
        assertThat(stores.queue().find(onTheDay.id())).isPresent();
        assertThat(stores.queue().find(young.id())).isPresent();
        assertThat(stores.queue().find(queued.id())).isPresent();
    }

    @Test
    void refusesToRemoveEverything() {
        assertThatThrownBy(() -> purge.olderThan(0, () -> true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> purge.wouldRemove(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDryRunRemovesNothing() {
        addOld(4);

        assertThat(purge.wouldRemove(7)).isEqualTo(new Purged(4, 4, 4));

        assertThat(stores.queue().count(JobState.SUCCEEDED)).isEqualTo(4);
        assertThat(counters.total()).isEqualTo(Purged.NOTHING);
    }

    @Test
    void countersAddUpOverAllPurges() {
        addOld(PACE.jobs() + 1);
        purged();
        addOld(2);
        purged();

        assertThat(counters.total()).isEqualTo(new Purged(PACE.jobs() + 3, PACE.jobs() + 3, PACE.jobs() + 3));
    }

    @Test
    void whatTheRunsLeaveBehindGoesToo() {
        addOld(1);
        purged();
        assertThat(runs.profilePurges()).isEqualTo(1);
        assertThat(spaceSteps).hasValue(3);

        purged();
        assertThat(runs.profilePurges()).as("nothing was removed").isEqualTo(1);
        assertThat(spaceSteps).hasValue(3);
    }

    @Test
    void oneServerPurgesAtATime() {
        addOld(2 * PACE.jobs());
        var besides = new ArrayList<Object>();
        runs.afterEachChunk(() -> besides.add(purge.olderThan(7, () -> true)));

        purged();

        assertThat(besides).isNotEmpty().allMatch(Optional.empty()::equals);
        assertThat(leases.take(Leases.PURGE, Purge.LEASE)).as("given back").isPresent();
    }

    @Test
    void anotherServerGoesOnWhenTheHolderDied() {
        addOld(3);
        String dead = leases.take(Leases.PURGE, Duration.ofMillis(50)).orElseThrow();

        Eventually.await("it is this server's turn", () -> purge.olderThan(7, () -> true).isPresent());

        assertThat(stores.queue().count(JobState.SUCCEEDED)).isZero();
        assertThat(leases.renew(Leases.PURGE, dead, Purge.LEASE)).isFalse();
    }

    @Test
    void aServerThatLostItsLeaseStops() {
        addOld(3 * PACE.jobs());
        var stolen = new StolenLeases(2);
        var slow = new Purge(runs, stolen, () -> false, PACE, counters, TEN_DAYS_LATER);

        assertThat(slow.olderThan(7, () -> true).orElseThrow().jobs()).isEqualTo(2L * PACE.jobs());

        assertThat(runs.removed()).containsExactly(PACE.jobs(), PACE.jobs());
        assertThat(runs.profilePurges()).isZero();
    }

    @Test
    void aServerThatIsStoppedEndsItsPurgeBehindTheChunk() {
        addOld(3 * PACE.jobs());

        assertThat(purge.olderThan(7, () -> runs.removed().isEmpty()).orElseThrow().jobs()).isEqualTo(PACE.jobs());

        assertThat(leases.take(Leases.PURGE, Purge.LEASE)).as("given back").isPresent();
    }

    @Test
    void whatWasCountedStaysWhenTheStoreGoesAway() {
        addOld(2 * PACE.jobs());
        runs.afterEachChunk(runs::goAway);

        assertThatThrownBy(() -> purge.olderThan(7, () -> true)).isInstanceOf(StoreUnavailableException.class);

        assertThat(counters.total().jobs()).isEqualTo(PACE.jobs());
        assertThat(leases.take(Leases.PURGE, Purge.LEASE)).as("given back").isPresent();
    }

    @Test
    void aLongPurgeTellsHowFarItIs() {
        addOld(4 * PACE.jobs() - 1);
        runs.afterEachChunk(() -> nanos.addAndGet(PurgeProgress.INTERVAL.dividedBy(2).toNanos()));

        List<String> lines = logged(this::purged);

        // Two chunks in ten seconds, two more to go; a line every ten seconds.
        assertThat(lines).filteredOn(line -> line.startsWith("event=purging"))
                .containsExactly("event=purging jobs=50 left=49 seconds_left=10");
        assertThat(lines).last().asString().startsWith("event=purged jobs=99 runs=99 entries=99 before=2026-11-25T12:");
    }

    private Purged purged() {
        return purge.olderThan(7, () -> true).orElseThrow();
    }

    private void addOld(int count) {
        for (int i = 0; i < count; i++) {
            stores.ended("old" + i + ".example", i, TestStores.entry(Level.INFO, "I"));
        }
    }

    private static List<String> logged(Runnable work) {
        var lines = new ArrayList<String>();
        var handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {
                // Nothing is kept back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger logger = Logger.getLogger(Purge.class.getName());
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    /// Another server takes the lease after some renewals.
    private static final class StolenLeases implements Leases {
        private final MemoryLeases leases = new MemoryLeases();
        private int renewalsLeft;

        StolenLeases(int renewalsMax) {
            renewalsLeft = renewalsMax;
        }

        @Override
        public Optional<String> take(String name, Duration time) {
            return leases.take(name, time);
        }

        @Override
        public boolean renew(String name, String holder, Duration time) {
            return renewalsLeft-- > 0 && leases.renew(name, holder, time);
        }

        @Override
        public void release(String name, String holder) {
            leases.release(name, holder);
        }
    }
}
