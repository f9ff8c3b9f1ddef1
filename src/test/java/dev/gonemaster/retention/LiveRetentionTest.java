package dev.gonemaster.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.config.Driver;
import dev.gonemaster.jobs.jpa.JpaRunStore;
import dev.gonemaster.persistence.TestDatabase;
import dev.gonemaster.retention.jpa.JpaFreedSpace;
import dev.gonemaster.retention.jpa.JpaLeases;
import dev.gonemaster.settings.SettingPoll;
import dev.gonemaster.settings.TestPoll;
import dev.gonemaster.settings.jpa.JpaSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The purge of two servers over one database.
@Tag("database")
class LiveRetentionTest {
    private static final Duration REACHED_MAX = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void aChangedSettingReachesTheTimersOfAllServers(Driver driver) {
        try (TestDatabase database = TestDatabase.fresh(driver, "ECLIPSELINK", folder)) {
            var one = new Server(database);
            var other = new Server(database);
            try {
                assertThat(one.timers.alive()).containsExactly(60_000L);
                assertThat(other.timers.alive()).containsExactly(60_000L);

                new JpaSettings(database).put("purge_interval", "17");
                for (Server server : new Server[] {one, other}) {
                    Eventually.within(REACHED_MAX, "the timer follows", () -> server.timers.alive().contains(17_000L));
                }
                new JpaSettings(database).put("retention_days", "0");
                for (Server server : new Server[] {one, other}) {
                    Eventually.within(REACHED_MAX, "the timer is taken back", () -> server.timers.alive().isEmpty());
                }
                new JpaSettings(database).remove("retention_days");
                for (Server server : new Server[] {one, other}) {
                    Eventually.within(REACHED_MAX, "the timer is back", () -> server.timers.alive().contains(17_000L));
                }
            } finally {
                one.poll.stop();
                other.poll.stop();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Driver.class, names = {"POSTGRES", "MARIADB"})
    void ofTwoServersOnePurges(Driver driver) {
        try (TestDatabase database = TestDatabase.fresh(driver, "ECLIPSELINK", folder)) {
            var one = new Server(database);
            var other = new Server(database);
            one.poll.stop();
            other.poll.stop();
            String dead = one.leases.take(Leases.PURGE, Duration.ofMillis(500)).orElseThrow();

            assertThat(other.purge.olderThan(1, () -> true)).isEmpty();
            Eventually.await("the holder is dead", () -> other.purge.olderThan(1, () -> true).isPresent());

            assertThat(one.leases.renew(Leases.PURGE, dead, Purge.LEASE)).isFalse();
            assertThat(one.purge.olderThan(1, () -> true)).isPresent();
        }
    }

    private static final class Server {
        private final JpaLeases leases;
        private final Purge purge;
        private final RecordedTimers timers = new RecordedTimers();
        private final SettingPoll poll;

        Server(TestDatabase database) {
            leases = new JpaLeases(database);
            purge = new Purge(new JpaRunStore(database), leases, new JpaFreedSpace(database),
                    PurgePace.of(Driver.POSTGRES), new PurgeCounters(), Clock.systemUTC());
            var timer = new PurgeTimer();
            timer.purge = purge;
            timer.timers = timers.service();
            poll = TestPoll.over(new JpaSettings(database));
            poll.listen(timer::follow);
            poll.start();
        }
    }
}
