package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.engine.Engine;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.instances.memory.MemoryInstances;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// While every call of a store waits in native code for seconds, other runs measure round trips over loopback. They
/// must stay true: a virtual thread that waited in the store would take its carrier away from them.
class TrueRoundTripsTest {
    private static final Duration BLOCK = Duration.ofSeconds(3);
    /// Far above what a busy machine adds to a loopback round trip, far below the block.
    private static final Duration ROUND_TRIP_MAX = Duration.ofSeconds(1);
    private static final int MEASURING_RUNS = 4;
    /// More than runs, so that the claimer goes on asking the store.
    private static final int PLACES = 4 * MEASURING_RUNS;

    private final MemoryDomains domains = new MemoryDomains();
    private final MemoryBatches batches = new MemoryBatches();
    private final MemoryJobs jobs = new MemoryJobs(domains, batches);
    private final SlowStore slow = new SlowStore();
    private final TestStores stores =
            new TestStores(new MemoryJobQueue(jobs), new MemoryRunStore(jobs, domains), domains, batches);
    private final TestStores slowStores = new TestStores(
            slow.before(JobQueue.class, stores.queue()), slow.before(RunStore.class, stores.runs()), domains,
            batches);
    private DatagramSocket echo;

    @BeforeEach
    void startEcho() throws IOException {
        echo = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> answer(echo));
    }

    @AfterEach
    void stopEcho() {
        echo.close();
    }

    @Test
    void roundTripsStayTrueWhileTheStoreIsBlocked() {
        assumeThat(NativeSleep.available()).as("a C library with usleep").isTrue();
        var engine = new MeasuringEngine(echo.getLocalPort());
        try (TestServer server = TestServer.start(slowStores, new MemoryInstances(), engine, PLACES)) {
            for (int i = 0; i < MEASURING_RUNS; i++) {
                stores.submit("measure" + i + ".example");
                stores.submit("ending" + i + ".example");
            }
            server.workers().wake();
            Eventually.await("all run", () -> engine.running() == 2 * MEASURING_RUNS);
            slow.blockFor(BLOCK);
            engine.endOthers();
            server.workers().wake();
            Eventually.await("claimer, control poll and result writer are blocked", () -> slow.blocked() >= 3);
            slow.blockFor(Duration.ZERO);
            int before = engine.roundTrips();
            Eventually.await("the store is through", () -> slow.blocked() == 0);
            assertThat(engine.roundTrips()).as("round trips while the store was blocked").isGreaterThan(before);
            engine.endMeasuring();
            Eventually.await("all ended", () -> stores.queue().count(JobState.SUCCEEDED) == 2 * MEASURING_RUNS);
        }
        assertThat(slow.longest()).isGreaterThanOrEqualTo(BLOCK.minusMillis(100));
        assertThat(engine.longest()).isLessThan(ROUND_TRIP_MAX);
    }

    private static void answer(DatagramSocket socket) {
        var packet = new DatagramPacket(new byte[64], 64);
        try {
            while (true) {
                socket.receive(packet);
                socket.send(packet);
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /// Asks for zones `measure…` again and again; all others wait without asking.
    private static final class MeasuringEngine implements Engine {
        private final int port;
        private final AtomicLong longestNanos = new AtomicLong();
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger roundTrips = new AtomicInteger();
        private final CountDownLatch othersEnd = new CountDownLatch(1);
        private volatile boolean measured;

        MeasuringEngine(int port) {
            this.port = port;
        }

        int running() {
            return running.get();
        }

        int roundTrips() {
            return roundTrips.get();
        }

        Duration longest() {
            return Duration.ofNanos(longestNanos.get());
        }

        void endOthers() {
            othersEnd.countDown();
        }

        void endMeasuring() {
            measured = true;
        }

        @Override
        public RunResult run(RunRequest request, RunControl control, RunProgress progress) {
            running.incrementAndGet();
            if (request.zone().toString().startsWith("measure")) {
                while (!measured && !control.canceled()) {
                    longestNanos.accumulateAndGet(roundTripNanos(), Math::max);
                    roundTrips.incrementAndGet();
                }
                return new RunResult(List.of(), RunResult.End.COMPLETED, List.of());
            }
            try {
                othersEnd.await();
            } catch (InterruptedException unexpected) {
                throw new IllegalStateException(unexpected);
            }
            return new RunResult(List.of(), RunResult.End.COMPLETED, List.of());
        }

        private long roundTripNanos() {
            try (var socket = new DatagramSocket()) {
                socket.setSoTimeout((int) BLOCK.multipliedBy(3).toMillis());
                long start = System.nanoTime();
                socket.send(new DatagramPacket(new byte[12], 12, InetAddress.getLoopbackAddress(), port));
                socket.receive(new DatagramPacket(new byte[64], 64));
                return System.nanoTime() - start;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
