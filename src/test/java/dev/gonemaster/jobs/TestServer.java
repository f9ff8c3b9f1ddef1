package dev.gonemaster.jobs;

import dev.gonemaster.engine.Engine;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.ProfileReader;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.instances.Heartbeat;
import dev.gonemaster.instances.Instances;
import dev.gonemaster.instances.StoreClock;
import dev.gonemaster.settings.LiveSettings;
import dev.gonemaster.settings.SettingPoll;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// The working half of one server, without container: workers and heartbeat over given stores.
public final class TestServer implements AutoCloseable {
    static final Duration STOP_MAX = Duration.ofSeconds(10);
    static final int LOST_LEASES_MAX = 3;
    private static final Duration BEAT = Duration.ofMillis(20);
    private static final Duration DEAD_AFTER = Duration.ofSeconds(60);

    private final Workers workers;
    private final Heartbeat heartbeat;
    private final JobEvents events = new JobEvents();
    private boolean stopped;

    private TestServer(TestStores stores, Instances instances, Engine engine, WorkSettings settings, Duration beat) {
        ProfileReader reader = Testcases.profiles();
        var preparation = new RunPreparation(reader, reader.defaults(), Level.INFO, List.of());
        var executor = new JobExecutor(engine, preparation, () -> ScoringConfig.DEFAULT, settings.clock());
        workers = new Workers(stores.queue(), stores.runs(), executor, events, settings);
        heartbeat = new Heartbeat(instances, workers, new StoreClock(Clock.systemUTC()), beat, DEAD_AFTER, Thread::new);
    }

    public static TestServer start(TestStores stores, Instances instances, Engine engine, int runsAtOnce) {
        return start(stores, instances, engine, settings(runsAtOnce, Duration.ofMinutes(15)));
    }

    static TestServer start(TestStores stores, Instances instances, Engine engine, WorkSettings settings) {
        return start(stores, instances, engine, settings, BEAT);
    }

    private static TestServer start(TestStores stores, Instances instances, Engine engine, WorkSettings settings,
                                    Duration beat) {
        var server = new TestServer(stores, instances, engine, settings, beat);
        server.heartbeat.start();
        server.workers.start();
        return server;
    }

    /// With settings that it follows from its start on.
    static TestServer start(TestStores stores, Instances instances, Engine engine, WorkSettings settings,
                            SettingPoll poll) {
        var server = new TestServer(stores, instances, engine, settings, BEAT);
        server.heartbeat.start();
        poll.listen(server.workers::follow);
        poll.start();
        server.workers.start();
        return server;
    }

    /// Not quicker with its beats and looks than the product is: for measurements.
    static TestServer atItsPace(TestStores stores, Instances instances, Engine engine, int runsAtOnce) {
        return start(stores, instances, engine, settings(runsAtOnce, Duration.ofMinutes(15), Duration.ofSeconds(1)),
                Duration.ofSeconds(5));
    }

    /// Over a paused queue.
    static TestServer paused(TestStores stores, Instances instances, Engine engine) {
        var server = new TestServer(stores, instances, engine, settings(1, Duration.ofMinutes(15)), BEAT);
        server.heartbeat.start();
        server.workers.follow(new LiveSettings(true, 0, Duration.ofHours(1), ScoringConfig.DEFAULT));
        server.workers.start();
        return server;
    }

    static WorkSettings settings(int runsAtOnce, Duration runTimeMax) {
        return settings(runsAtOnce, runTimeMax, Duration.ofMillis(20));
    }

    private static WorkSettings settings(int runsAtOnce, Duration runTimeMax, Duration controlInterval) {
        return new WorkSettings(runsAtOnce, runTimeMax, Duration.ZERO, Duration.ZERO, LOST_LEASES_MAX,
                controlInterval, Thread::new, Clock.systemUTC());
    }

    static WorkSettings withJobTtl(WorkSettings other, Duration jobTtl) {
        return new WorkSettings(other.runsAtOnce(), other.runTimeMax(), jobTtl, other.stuckJobTimeout(),
                other.lostLeasesMax(), other.controlInterval(), other.threads(), other.clock());
    }

    public Workers workers() {
        return workers;
    }

    public JobEvents events() {
        return events;
    }

    /// @return whether nothing was left behind
    boolean stop(Duration max) {
        try {
            boolean clean = workers.stop(max);
            heartbeat.stop(clean);
            stopped = true;
            return clean;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        if (!stopped) {
            stop(Duration.ofMillis(200));
        }
    }
}
