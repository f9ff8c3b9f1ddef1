package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.StoppedServer.LOOPBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// The end of a run wakes whatever waits, long before its own time.
@Timeout(20)
class RunEndTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final ResolverSettings PATIENT = WireTransportTest.settings(LONG, LONG, 3);
    /// A few milliseconds on a machine at rest.
    private static final Duration WAKE_MAX = Duration.ofSeconds(2);

    private final Deadline deadline = Deadline.after(LONG);

    @ParameterizedTest
    @EnumSource
    void cancelingEndsAQuestionOnTheWire(Query.Protocol protocol) throws Exception {
        try (RunningServer server = StoppedServer.silent().start()) {
            endsAtOnce(() -> question(server, protocol), server, _ -> deadline.cancel());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsAQuestionOnTheWire(Query.Protocol protocol) throws Exception {
        try (RunningServer server = StoppedServer.silent().start()) {
            endsAtOnce(() -> question(server, protocol), server, Thread::interrupt);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theDeadlineIsTheEndAndNoTimeoutOfTheServer(Query.Protocol protocol) throws IOException {
        try (RunningServer server = StoppedServer.silent().start()) {
            var transport = new WireTransport(PATIENT, server.port(), Deadline.after(Duration.ofMillis(150)));
            Query query = query(protocol);
            assertThatThrownBy(() -> transport.exchange(LOOPBACK, query)).isInstanceOf(RunEndedException.class);
        }
    }

    @Test
    void cancelingEndsTheWaitForAPermit() throws Exception {
        var limits = new SharedLimits(1, 10);
        try (SharedLimits.Permit _ = limits.acquire(LOOPBACK, 0, Deadline.after(LONG))) {
            var ended = inThread(() -> limits.acquire(LOOPBACK, 0, deadline));
            awaitWaiting(ended.thread);
            deadline.cancel();
            assertEnded(ended);
        }
        assertThat(limits.addressesInUse()).isZero();
        limits.acquire(LOOPBACK, 0, Deadline.after(LONG)).close();
    }

    @Test
    void cancelingEndsTheWaitForTheAnswerToAnother() throws Exception {
        var flights = new Flights<String, String>(deadline);
        var never = new CompletableFuture<String>();
        var asking = inThread(() -> flights.get("key", _ -> never.join()));
        awaitWaiting(asking.thread);
        var waiting = inThread(() -> flights.get("key", _ -> "unused"));
        awaitWaiting(waiting.thread);
        deadline.cancel();
        assertEnded(waiting);
        never.complete("late");
    }

    @Test
    void closingTheClientEndsWhatItStillAsks() throws Exception {
        try (RunningServer server = StoppedServer.silent().start()) {
            var client = new RunDnsClient(
                    RunResources.of(new WireTransport(PATIENT, server.port(), deadline), new SharedLimits(), deadline),
                    PATIENT, RootHints.builtIn(), java.util.Optional.empty());
            endsAtOnce(() -> client.inParallel(java.util.List.of(() -> client.ask(LOOPBACK, query(Query.Protocol.UDP)),
                    () -> client.ask(LOOPBACK, query(Query.Protocol.TCP)))), server, _ -> client.close());
        }
    }

    @Test
    void timeThatIsOverStopsTheNextQuestion() {
        Deadline over = Deadline.after(Duration.ofSeconds(-1));
        assertThat(over.remaining()).isZero();
        assertThatThrownBy(over::check).isInstanceOf(RunEndedException.class);
        assertThatThrownBy(() -> new WireTransport(PATIENT, 1, over).exchange(LOOPBACK, query(Query.Protocol.UDP)))
                .isInstanceOf(RunEndedException.class);
        assertThat(Deadline.after(Duration.ofSeconds(Long.MAX_VALUE)).remaining()).isBetween(
                Duration.ofDays(364), Deadline.TIME_MAX);
    }

    private void endsAtOnce(Supplier<?> task, RunningServer server, Consumer<Thread> end) throws Exception {
        var running = inThread(task);
        while (server.received().isEmpty()) {
            Thread.onSpinWait();
            assertThat(running.result).isNotDone();
        }
        end.accept(running.thread);
        assertEnded(running);
    }

    private static void assertEnded(Running running) throws Exception {
        long start = System.nanoTime();
        running.thread.join(Duration.ofSeconds(15));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WAKE_MAX);
        assertThat(running.result).failsWithin(1, TimeUnit.SECONDS).withThrowableThat()
                .withCauseInstanceOf(RunEndedException.class);
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private Outcome question(RunningServer server, Query.Protocol protocol) {
        return new WireTransport(PATIENT, server.port(), deadline).exchange(LOOPBACK, query(protocol));
    }

    private static Query query(Query.Protocol protocol) {
        Query query = Query.of(Name.root, Type.SOA);
        return protocol == Query.Protocol.UDP ? query : query.overTcp();
    }

    private static Running inThread(Supplier<?> task) {
        var result = new CompletableFuture<Object>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                result.complete(task.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return new Running(thread, result);
    }

    private record Running(Thread thread, CompletableFuture<Object> result) {
    }
}
