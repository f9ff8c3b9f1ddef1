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
import dev.gonemaster.persistence.DatabaseCheck;
import dev.gonemaster.persistence.EmbeddedServer;
import dev.gonemaster.persistence.FailingNetwork;
import dev.gonemaster.persistence.FullDisk;
import dev.gonemaster.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What a server does while its database is away, on a database of its own: jobs are handed in, claimed and stored all
/// the time, and nothing is lost, doubled or leaked.
interface OutageContract {
    int RUNS_AT_ONCE = 4;
    /// Accepted before and after each outage.
    int SOME = 50;
    Duration AWAY = Duration.ofSeconds(1);
    /// The answer comes within a second; the rest is for a machine that serves others too.
    long CHECK_MAX_NANOS = TimeUnit.SECONDS.toNanos(3);

    EmbeddedServer server();

    Driver driver();

    /// A query for the number of connections that a user has open.
    String connectionsOf(String user);

    @Test
    default void aDatabaseThatIsStoppedAndStartedAgainIsWaitedFor() {
        outage(server().port(), server().freshDatabase(), server()::stop, server()::start);
    }

    @Test
    default void aDatabaseThatIsKilledIsWaitedFor() {
        outage(server().port(), server().freshDatabase(), server()::kill, server()::start);
    }

    @Test
    default void aNetworkThatIsSilentAndDeliversLateIsWaitedFor() {
        try (var network = new FailingNetwork(server().port())) {
            outage(network.port(), server().freshDatabase(), network::fallSilent, network::work);
        }
    }

    @Test
    default void aNetworkThatIsSilentAndThenCutIsWaitedFor() {
        try (var network = new FailingNetwork(server().port())) {
            outage(network.port(), server().freshDatabase(), network::fallSilent, network::cut);
        }
    }

    /// Submissions, claims, results, beats and numbers are stored, and nobody is told.
    @Test
    default void answersThatAreLostLoseAndDoubleNothing() {
        try (var network = new FailingNetwork(server().port())) {
            outage(network.port(), server().freshDatabase(), network::loseAnswers, network::cut);
        }
    }

    @Test
    default void aDiskThatIsFullIsWaitedFor() {
        String dsn = server().freshDatabase();
        try (FullDisk disk = FullDisk.under(server(), dsn)) {
            outage(server().port(), dsn, disk::fill, disk::free);
        }
    }

    private void outage(int port, String dsn, Runnable begin, Runnable end) {
        Set<Thread> threads = Thread.getAllStackTraces().keySet();
        try (TestDatabase database = TestDatabase.open(driver(), dsn.replace(":" + server().port(), ":" + port),
                "ECLIPSELINK")) {
            var stores = new TestStores(new JpaJobQueue(database), new JpaRunStore(database),
                    new JpaDomains(database),
                    new JpaBatches(database));
            try (TestServer server = TestServer.start(stores, new JpaInstances(database), new FakeEngine(),
                    RUNS_AT_ONCE); JobFeed feed = JobFeed.start(stores.queue())) {
                feed.awaitAccepted(SOME);
                begin.run();
                feed.awaitStandstill(AWAY);
                assertSeenToBeAway(database.check(), server);
                end.run();
                feed.awaitAccepted(feed.accepted().size() + SOME);
                feed.stop();
                Eventually.await("every job has ended", () -> stores.queue().count(JobState.QUEUED)
                        + stores.queue().count(JobState.RUNNING) == 0);
                assertThat(server.workers().waitsForStore()).isFalse();
                assertNothingLostOrDoubled(dsn, stores, feed);
                assertThat(server.stop(TestServer.STOP_MAX)).isTrue();
            }
        }
        assertNothingLeaked(dsn, threads);
    }

    private static void assertSeenToBeAway(DatabaseCheck check, TestServer server) {
        long asked = System.nanoTime();
        boolean reachable = check.reachable();
        assertThat(System.nanoTime() - asked).isLessThan(CHECK_MAX_NANOS);
        if (reachable) {
            // It can be read, as with a full disk; then those who write say so.
            Eventually.await("the workers wait", () -> server.workers().waitsForStore());
        }
    }

    private void assertNothingLostOrDoubled(String dsn, TestStores stores, JobFeed feed) {
        assertThat(feed.accepted()).doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(stores.run(id).state()).isEqualTo(JobState.SUCCEEDED));
        long jobs = number(dsn, "SELECT COUNT(*) FROM jobs");
        assertThat(jobs).isBetween((long) feed.accepted().size(), (long) feed.accepted().size() + feed.refused());
        assertThat(number(dsn, "SELECT COUNT(*) FROM jobs WHERE status = 'succeeded' AND lost_leases = 0"))
                .isEqualTo(jobs);
        assertThat(number(dsn, "SELECT COUNT(*) FROM runs")).isEqualTo(jobs);
        assertThat(number(dsn, "SELECT COUNT(*) FROM domains WHERE run_count = 1")).isEqualTo(jobs);
        assertThat(number(dsn, "SELECT COUNT(*) FROM entries")).isEqualTo(2 * jobs);
    }

    private void assertNothingLeaked(String dsn, Set<Thread> before) {
        String user = dsn.replaceFirst("^(postgres://)?([^:]*):.*", "$2");
        Eventually.await("no connection is left", () -> number(dsn, connectionsOf(user)) == 0);
        Eventually.await("no thread is left", () -> {
            var left = new HashSet<>(Thread.getAllStackTraces().keySet());
            left.removeAll(before);
            left.removeIf(thread -> thread.isDaemon() && !thread.getName().startsWith("gonemaster"));
            return left.isEmpty();
        });
        // On a slow machine a beat may be under way for longer than a stop waits; its row is then left to others.
        assertThat(number(dsn, "SELECT COUNT(*) FROM instances")).isLessThanOrEqualTo(1);
    }

    private long number(String dsn, String query) {
        try (Connection connection = DriverManager.getConnection(server().administratorUrl(dsn));
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
