package dev.gonemaster.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PurgeTest {
    private static final Clock TEN_DAYS_LATER =
            Clock.fixed(TestStores.NOON.plus(Duration.ofDays(10)), ZoneOffset.UTC);
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final MemoryDomains domains = new MemoryDomains();
    private final MemoryJobs jobs = new MemoryJobs(domains);
    private final ChunkedRunStore runs = new ChunkedRunStore(new MemoryRunStore(jobs, domains));
    private final TestStores stores = new TestStores(new MemoryJobQueue(jobs), runs, domains);
    private final Purge purge = new Purge(runs, TEN_DAYS_LATER);

    @Test
    void goesOnInChunksUntilNothingIsLeft() {
        int old = 2 * Purge.CHUNK_MAX + 3;
        for (int i = 0; i < old; i++) {
            stores.ended("old" + i + ".example", i);
        }
        assertThat(purge.olderThan(7)).isEqualTo(old);
        assertThat(stores.queue().count(JobState.SUCCEEDED)).isZero();
        assertThat(runs.removed()).containsExactly(Purge.CHUNK_MAX, Purge.CHUNK_MAX, 3);
    }

    @Test
    void keepsWhatIsYoungerAndWhatHasNotEnded() {
        Job old = stores.ended("zone.example", 3 * DAY - 1);
        Job onTheDay = stores.ended("zone.example", 3 * DAY);
        Job young = stores.ended("zone.example", 4 * DAY);
        Job queued = stores.submit("queued.example");
        assertThat(purge.olderThan(7)).isEqualTo(1);
        assertThat(stores.queue().find(old.id())).isEmpty();
        assertThat(stores.queue().find(onTheDay.id())).isPresent();
        assertThat(stores.queue().find(young.id())).isPresent();
        assertThat(stores.queue().find(queued.id())).isPresent();
    }

    @Test
    void refusesToRemoveEverything() {
        assertThatThrownBy(() -> purge.olderThan(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
