package dev.gonemaster.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.Eventually;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.jobs.StoreUnavailableException;
import dev.gonemaster.settings.memory.MemorySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingPollTest {
    private final AwayStore store = new AwayStore();
    private final SettingPoll poll = TestPoll.over(store);
    private final List<LiveSettings> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        poll.stop();
    }

    @Test
    void listenersHearWhatHoldsAtTheStartAndEveryChangeOnce() {
        store.put("retention_days", "30");
        poll.listen(heard::add);
        poll.start();
        assertThat(heard).containsExactly(new LiveSettings(false, 30, Duration.ofHours(1), ScoringConfig.DEFAULT));

        store.put("queue_paused", "true");
        Eventually.await("the change is heard", () -> heard.size() == 2);
        int looks = store.looks.get();
        Eventually.await("two more looks", () -> store.looks.get() >= looks + 2);

        assertThat(heard).hasSize(2).last()
                .isEqualTo(new LiveSettings(true, 30, Duration.ofHours(1), ScoringConfig.DEFAULT));
        assertThat(poll.current()).isEqualTo(heard.getLast());
    }

    @Test
    void whileTheStoreIsAwayWhatWasReadLastHolds() {
        poll.listen(heard::add);
        poll.start();
        store.away = true;
        store.put("queue_paused", "true");
        int looks = store.looks.get();
        Eventually.await("two looks fail", () -> store.looks.get() >= looks + 2);
        assertThat(poll.current().queuePaused()).isFalse();

        store.away = false;
        Eventually.await("the change is heard", () -> heard.size() == 2);
        assertThat(poll.current().queuePaused()).isTrue();
    }

    @Test
    void aListenerThatFailsKeepsNobodyElse() {
        poll.listen(_ -> {
            throw new IllegalStateException("broken for a test");
        });
        poll.listen(heard::add);
        poll.start();
        store.put("queue_paused", "true");
        Eventually.await("the other hears it", () -> heard.size() == 2);
    }

    @Test
    void aServerDoesNotStartWithoutItsSettings() {
        store.away = true;
        assertThatThrownBy(poll::start).isInstanceOf(StoreUnavailableException.class);
    }

    /// Settings in memory that can be away for readers.
    private static final class AwayStore implements SettingStore {
        private final MemorySettings settings = new MemorySettings();
        private final AtomicInteger looks = new AtomicInteger();
        private volatile boolean away;

        @Override
        public Map<String, String> all() {
            looks.incrementAndGet();
            if (away) {
                throw new StoreUnavailableException("away for a test", new IllegalStateException());
            }
            return settings.all();
        }

        @Override
        public void put(String name, String value) {
            settings.put(name, value);
        }

        @Override
        public boolean remove(String name) {
            return settings.remove(name);
        }
    }
}
