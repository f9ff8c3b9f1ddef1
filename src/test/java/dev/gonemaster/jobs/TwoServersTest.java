package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.batches.jpa.JpaBatches;
import dev.gonemaster.Eventually;
import dev.gonemaster.config.Driver;
import dev.gonemaster.domains.jpa.JpaDomains;
import dev.gonemaster.engine.FakeEngine;
import dev.gonemaster.instances.jpa.JpaInstances;
import dev.gonemaster.jobs.jpa.JpaJobQueue;
import dev.gonemaster.jobs.jpa.JpaRunStore;
import dev.gonemaster.persistence.TestDatabase;
import dev.gonemaster.settings.SettingPoll;
import dev.gonemaster.settings.TestPoll;
import dev.gonemaster.settings.jpa.JpaSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is done on one of two servers over one database is known on the other within two seconds, at the pace of
/// production.
@Tag("database")
class TwoServersTest {
    private static final Duration REACHED_MAX = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void aCancelReachesTheServerThatRunsTheJob(Driver driver) {
        try (TestDatabase database = database(driver); var one = new Server(database); var other = new Server(database)) {
            Job job = one.stores.submit("zone.example");
            Server holder = holder(one, other);
            Server stranger = holder == one ? other : one;

            stranger.stores.queue().cancel(job.id(), Instant.now());

            Eventually.within(REACHED_MAX, "the run is ended", () -> holder.engine.running() == 0);
            Eventually.await("its end is stored", () -> other.stores.job(job.id()).state() == JobState.CANCELED);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void aPausedQueueIsClaimedByNoServer(Driver driver) {
        try (TestDatabase database = database(driver); var one = new Server(database); var other = new Server(database)) {
            Job running = one.stores.submit("running.example");
            Server holder = holder(one, other);

            new JpaSettings(database).put("queue_paused", "true");
            Eventually.within(REACHED_MAX, "both know", () -> one.poll.current().queuePaused()
                    && other.poll.current().queuePaused());

            var waiting = new ArrayList<Job>();
            for (int i = 0; i < 10; i++) {
                waiting.add(other.stores.submit("waiting" + i + ".example"));
            }
            one.server.workers().wake();
            other.server.workers().wake();
            holder.engine.releaseAll();
            Eventually.await("the running job goes on", () ->
                    other.stores.job(running.id()).state() == JobState.SUCCEEDED);
            Eventually.neverWithin(REACHED_MAX, "a job of a paused queue is taken",
                    () -> other.stores.queue().count(JobState.QUEUED) < waiting.size());

            new JpaSettings(database).remove("queue_paused");
            Eventually.within(REACHED_MAX, "the queue is taken up again",
                    () -> other.stores.queue().count(JobState.QUEUED) < waiting.size());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void aChangedSettingReachesEveryServer(Driver driver) {
        try (TestDatabase database = database(driver); var one = new Server(database); var other = new Server(database)) {
            new JpaSettings(database).put("retention_days", "30");

            for (Server server : List.of(one, other)) {
                Eventually.within(REACHED_MAX, "it knows", () -> server.poll.current().retentionDays() == 30);
            }
            assertThat(one.poll.current()).isEqualTo(other.poll.current());
        }
    }

    /// The server that runs the only job there is.
    private static Server holder(Server one, Server other) {
        Eventually.await("it runs", () -> one.engine.running() + other.engine.running() == 1);
        return one.engine.running() == 1 ? one : other;
    }

    private TestDatabase database(Driver driver) {
        return TestDatabase.fresh(driver, "ECLIPSELINK", folder);
    }

    /// One of the servers, with stores and an engine of its own.
    private static final class Server implements AutoCloseable {
        private final TestStores stores;
        private final FakeEngine engine = new FakeEngine().holdAll();
        private final SettingPoll poll;
        private final TestServer server;

        Server(TestDatabase database) {
            stores = new TestStores(new JpaJobQueue(database), new JpaRunStore(database), new JpaDomains(database),
                    new JpaBatches(database));
            poll = TestPoll.over(new JpaSettings(database));
            var settings = new WorkSettings(4, Duration.ofMinutes(15), Duration.ZERO, Duration.ZERO,
                    TestServer.LOST_LEASES_MAX, ControlPoll.INTERVAL, Thread::new, Clock.systemUTC());
            server = TestServer.start(stores, new JpaInstances(database), engine, settings, poll);
        }

        @Override
        public void close() {
            engine.releaseAll();
            poll.stop();
            server.close();
        }
    }
}
