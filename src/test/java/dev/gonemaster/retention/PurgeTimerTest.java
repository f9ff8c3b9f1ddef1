package dev.gonemaster.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.config.Driver;
import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import dev.gonemaster.retention.memory.MemoryFreedSpace;
import dev.gonemaster.retention.memory.MemoryLeases;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgeTimerTest {
    private final MemoryDomains domains = new MemoryDomains();
    private final ChunkedRunStore runs = new ChunkedRunStore(new MemoryRunStore(new MemoryJobs(domains), domains));
    private final List<Long> armed = new ArrayList<>();

    @Test
    void keepingResultsForEverArmsNothing() {
        timer(0, Duration.ofHours(1)).start();
        assertThat(armed).isEmpty();
    }

    @Test
    void theFirstPurgeComesSoonAndTheNextAfterTheInterval() {
        PurgeTimer timer = timer(7, Duration.ofHours(1));
        timer.start();
        timer.purge();
        assertThat(armed).containsExactly(60_000L, 3_600_000L);
        assertThat(runs.removed()).containsExactly(0);
    }

    @Test
    void aShortIntervalHoldsForTheFirstPurgeToo() {
        timer(7, Duration.ofSeconds(2)).start();
        assertThat(armed).containsExactly(2_000L);
    }

    @Test
    void aPurgeThatFailsIsTriedAgainAfterTheInterval() {
        runs.goAway();
        PurgeTimer timer = timer(7, Duration.ofHours(1));
        timer.purge();
        assertThat(armed).containsExactly(3_600_000L);
    }

    @Test
    void aStoppedTimerPurgesNoMore() {
        PurgeTimer timer = timer(7, Duration.ofHours(1));
        timer.stop();
        timer.purge();
        assertThat(armed).isEmpty();
        assertThat(runs.removed()).isEmpty();
    }

    private PurgeTimer timer(int retentionDays, Duration interval) {
        var timer = new PurgeTimer();
        timer.config = new ServerConfig(
                new ServerConfig.Listener("127.0.0.1", 0, 1024),
                new ServerConfig.Work(1, 0, Duration.ofMinutes(15), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5),
                        Duration.ofSeconds(30), 3),
                new ServerConfig.Testing(null, Level.INFO, null, null, null, null, null, null, null, false),
                new ServerConfig.Database(Driver.MEMORY, null, retentionDays, interval, ServerConfig.Pool.STANDARD),
                new ServerConfig.Logging(ServerConfig.Logging.Format.TEXT, ServerConfig.Logging.LogLevel.INFO, false),
                Duration.ofSeconds(10));
        timer.purge = new Purge(runs, new MemoryLeases(), new MemoryFreedSpace(), PurgePace.of(Driver.MEMORY),
                new PurgeCounters(), Clock.systemUTC());
        timer.timers = recordingTimers();
        return timer;
    }

    /// Knows single-action timers only, and insists that they do not outlive the process.
    private TimerService recordingTimers() {
        return (TimerService) Proxy.newProxyInstance(TimerService.class.getClassLoader(),
                new Class<?>[] {TimerService.class}, (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("createSingleActionTimer");
                    assertThat(((TimerConfig) arguments[1]).isPersistent()).isFalse();
                    armed.add((Long) arguments[0]);
                    return null;
                });
    }
}
