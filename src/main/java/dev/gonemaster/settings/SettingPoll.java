package dev.gonemaster.settings;

import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.threads.NamedThreads;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks into the store once a second, so that what is changed on one server reaches every other within two. Its one
/// platform thread makes all store calls and tells the listeners. While the store is away, what was read last holds.
/// Thread-safe.
public final class SettingPoll {
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final System.Logger LOG = System.getLogger(SettingPoll.class.getName());

    private final SettingStore store;
    private final SettingSources sources;
    private final List<Consumer<LiveSettings>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService executor;
    private volatile LiveSettings current;
    private boolean away;

    SettingPoll(SettingStore store, SettingSources sources, ThreadFactory threads) {
        this.store = store;
        this.sources = sources;
        current = sources.over(Map.of());
        executor = Executors.newSingleThreadScheduledExecutor(
                new NamedThreads(threads, "gonemaster-settings"));
    }

    /// Has `listener` told what holds, when this starts and on every change.
    public void listen(Consumer<LiveSettings> listener) {
        listeners.add(listener);
    }

    /// Reads for the first time on the calling thread, then goes on. Throws what the store throws.
    public void start() {
        current = read();
        tell(current);
        executor.scheduleWithFixedDelay(this::poll, INTERVAL.toNanos(), INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void stop() {
        executor.shutdown();
    }

    /// What holds now.
    public LiveSettings current() {
        return current;
    }

    /// What the store says at this moment, on the calling thread; every server follows it soon. Throws what the store
    /// throws.
    public LiveSettings read() {
        return sources.over(store.all());
    }

    private void poll() {
        try {
            LiveSettings now = read();
            noteReached();
            if (!now.equals(current)) {
                current = now;
                LOG.log(System.Logger.Level.INFO, "event=settings_changed queue_paused=" + now.queuePaused()
                        + " retention_days=" + now.retentionDays() + " purge_interval="
                        + now.purgeInterval().toSeconds() + " scoring_config="
                        + (now.scoring().equals(ScoringConfig.DEFAULT) ? "default" : "own"));
                tell(now);
            }
        } catch (RuntimeException | Error failure) {
            // A scheduled task that throws is never run again.
            noteFailure(failure);
        }
    }

    private void tell(LiveSettings settings) {
        for (Consumer<LiveSettings> listener : listeners) {
            try {
                listener.accept(settings);
            } catch (RuntimeException defect) {
                LOG.log(System.Logger.Level.ERROR, "event=setting_not_followed", defect);
            }
        }
    }

    private void noteReached() {
        if (away) {
            away = false;
            LOG.log(System.Logger.Level.INFO, "event=store_available work=settings");
        }
    }

    private void noteFailure(Throwable failure) {
        if (!away) {
            away = true;
            LOG.log(System.Logger.Level.WARNING, "event=store_unavailable work=settings", failure);
        }
    }
}
