package dev.gonemaster.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.config.Driver;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import dev.gonemaster.retention.memory.MemoryFreedSpace;
import dev.gonemaster.retention.memory.MemoryLeases;
import dev.gonemaster.settings.LiveSettings;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PurgeTimerTest {
    private static final LiveSettings KEPT = settings(0, 3_600);
    private static final LiveSettings WEEK = settings(7, 3_600);

    private final MemoryDomains domains = new MemoryDomains();
    private final ChunkedRunStore runs = new ChunkedRunStore(
            new MemoryRunStore(new MemoryJobs(domains, new MemoryBatches()), domains));
    private final RecordedTimers timers = new RecordedTimers();
    private final MemoryLeases leases = new MemoryLeases();
    private final PurgeTimer timer = timer();

    @Test
    void keepingResultsForEverArmsNothing() {
        timer.follow(KEPT);
        assertThat(timers.armed()).isEmpty();
    }

    @Test
    void theFirstPurgeComesSoonAndTheNextAfterTheInterval() {
        timer.follow(WEEK);
        timer.purge();
        assertThat(timers.armed()).containsExactly(60_000L, 3_600_000L);
        assertThat(runs.removed()).containsExactly(0);
    }

    @Test
    void aTimerThatGoesOffWhileTheSettingsChangeIsFollowedByOne() {
        timer.follow(WEEK);
        timers.goOff();
        timer.follow(settings(7, 30));
        timer.purge();
        assertThat(timers.alive()).containsExactly(30_000L);
    }

    @Test
    void aShortIntervalHoldsForTheFirstPurgeToo() {
        timer.follow(settings(7, 2));
        assertThat(timers.armed()).containsExactly(2_000L);
    }

    @Test
    void aPurgeThatFailsIsTriedAgainAfterTheInterval() {
        runs.goAway();
        timer.follow(WEEK);
        timer.purge();
        assertThat(timers.armed()).containsExactly(60_000L, 3_600_000L);
    }

    @Test
    void aPurgeOfAnotherServerIsLookedAfterAsSoonAsThatMayHaveDied() {
        leases.take(Leases.PURGE, Purge.LEASE);
        timer.follow(WEEK);
        timer.purge();
        timer.follow(settings(7, 3));
        timer.purge();
        assertThat(timers.armed()).containsExactly(60_000L, Purge.LEASE.toMillis(), 3_000L, 3_000L);
        assertThat(runs.removed()).isEmpty();
    }

    @Test
    void aStoppedTimerPurgesNoMore() {
        timer.follow(WEEK);
        timer.stop();
        timer.purge();
        timer.follow(settings(8, 3_600));
        assertThat(timers.armed()).containsExactly(60_000L);
        assertThat(runs.removed()).isEmpty();
    }

    @Test
    void changedSettingsArmAnew() {
        timer.follow(WEEK);
        timer.follow(settings(7, 30));
        assertThat(timers.armed()).containsExactly(60_000L, 30_000L);
        assertThat(timers.alive()).containsExactly(30_000L);
    }

    @Test
    void settingsThatMeanNothingToThePurgeArmNothing() {
        timer.follow(WEEK);
        timer.follow(new LiveSettings(true, 7, Duration.ofHours(1), ScoringConfig.DEFAULT));
        assertThat(timers.armed()).hasSize(1);
    }

    @Test
    void switchedOffTheTimerIsTakenBackAndSwitchedOnArmedAgain() {
        timer.follow(WEEK);
        timer.follow(KEPT);
        assertThat(timers.alive()).isEmpty();
        timer.purge();
        assertThat(runs.removed()).as("the timer that had gone off before").isEmpty();
        timer.follow(WEEK);
        assertThat(timers.alive()).containsExactly(60_000L);
    }

    @Test
    void settingsThatChangeDuringAPurgeHoldBehindIt() {
        timer.follow(WEEK);
        runs.afterEachChunk(() -> timer.follow(settings(9, 30)));
        timer.purge();
        assertThat(timers.armed()).containsExactly(60_000L, 30_000L);
    }

    private PurgeTimer timer() {
        var made = new PurgeTimer();
        made.purge = new Purge(runs, leases, new MemoryFreedSpace(), PurgePace.of(Driver.MEMORY),
                new PurgeCounters(), Clock.systemUTC());
        made.timers = timers.service();
        return made;
    }

    private static LiveSettings settings(int days, int seconds) {
        return new LiveSettings(false, days, Duration.ofSeconds(seconds), ScoringConfig.DEFAULT);
    }
}
