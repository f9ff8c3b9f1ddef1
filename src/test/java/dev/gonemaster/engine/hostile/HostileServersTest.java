package dev.gonemaster.engine.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.Transport;
import dev.gonemaster.engine.dns.WireTransport;
import dev.gonemaster.engine.hostile.LoopbackWorld.Trial;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whole runs over zones whose servers misbehave, on real sockets. Whatever a server does, a run ends in time, asks and
/// allocates within limits, says what is wrong, and reports no defect of ours. The table of all rows is written to
/// `target/hostile/report.txt`.
class HostileServersTest {
    private static final Duration RUN_MAX = Duration.ofSeconds(30);
    private static final Duration ALL_MAX = Duration.ofSeconds(90);
    /// Octets that a run may allocate, servers included: in any case, and more for each question.
    private static final long ALLOCATED_MAX = 256 * 1024 * 1024;
    private static final long ALLOCATED_PER_QUESTION_MAX = 64 * 1024;
    private static final int HEAP_GROWTH_MAX = 64 * 1024 * 1024;
    /// Runs at the same time that do little but wait.
    private static final int AT_ONCE = 32;
    private static final Path REPORT = Path.of("target", "hostile", "report.txt");
    private static final Profile PROFILE = Testcases.profiles().defaults().with(ResolverSettings.DEFAULT
            .withTimeout(Duration.ofMillis(2_000)).withRetransmit(Duration.ofMillis(900)).withTries(2)
            .withFamilies(true, false).withNonGlobal(true));
    private static final ScopedValue<AtomicInteger> QUERIES = ScopedValue.newInstance();

    private static final List<Trial> TRIALS = Stream.of(TransportRows.rows(), OctetRows.rows(), EdnsRows.rows(),
                    RcodeRows.rows(), ContentRows.rows(), DelegationRows.rows(),
                    DnssecRows.rows())
            .flatMap(List::stream).flatMap(row -> row.expectedOfAll().isEmpty()
                    ? Stream.of(new Trial(row, false))
                    : Stream.of(new Trial(row, false), new Trial(row, true))).toList();

    private static final Map<Trial, Run> RUNS = new LinkedHashMap<>();
    private static final Queue<Throwable> FAILURES = new ConcurrentLinkedQueue<>();
    private static Duration time = Duration.ZERO;
    private static long heapGrowth;

    /// @param allocated octets; where runs go side by side, the mean of all
    private record Run(RunResult result, Duration time, long allocated, int queries) {
        SortedSet<String> tags() {
            return tags(Level.DEBUG3);
        }

        SortedSet<String> tags(Level min) {
            return result.entries().stream().filter(entry -> entry.level().isAtLeast(min)).map(Entry::tag)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Run allocating(long octets) {
            return new Run(result, time, octets, queries);
        }
    }

    static List<Trial> trials() {
        return TRIALS;
    }

    @BeforeAll
    static void runAll() throws Exception {
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> FAILURES.add(failure));
        long start = System.nanoTime();
        try (var world = new LoopbackWorld(TRIALS)) {
            var engine = new TestcaseEngine(world.hints(), EngineParts.NETWORK.withTransports((settings, deadline) ->
                    new Counting(new WireTransport(settings, world.port(), deadline), QUERIES.get())));
            long before = heap();
            long allocated = allocated();
            Map<Trial, Run> waiting = together(engine, world);
            long each = (allocated() - allocated) / waiting.size();
            for (Trial trial : TRIALS) {
                RUNS.put(trial, trial.row().waits()
                        ? waiting.get(trial).allocating(each) : run(engine, world, trial));
            }
            heapGrowth = heap() - before;
        }
        time = Duration.ofNanos(System.nanoTime() - start);
        report();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void theRunIsWithinLimitsAndSaysWhatIsWrong(Trial trial) {
        Run run = RUNS.get(trial);
        SortedSet<String> tags = run.tags();
        assertThat(run.result().end()).isEqualTo(RunResult.End.COMPLETED);
        assertThat(run.time()).isLessThan(RUN_MAX);
        assertThat(run.queries()).isLessThan(trial.row().queriesMax());
        assertThat(run.allocated()).isLessThan(ALLOCATED_MAX + run.queries() * ALLOCATED_PER_QUESTION_MAX);
        assertThat(tags).doesNotContain("MODULE_ERROR");
        assertThat(tags).containsAll(trial.all() ? trial.row().expectedOfAll() : trial.row().expected());
        assertThat(trial.all() ? Set.of() : trial.row().forbidden()).noneMatch(tags::contains);
    }

    @Test
    void allRunsTogetherAreWithinLimits() {
        assertThat(RUNS).hasSizeGreaterThan(100);
        assertThat(time).isLessThan(ALL_MAX);
        assertThat(FAILURES).isEmpty();
        assertThat(heapGrowth).isLessThan(HEAP_GROWTH_MAX);
    }

    private static Map<Trial, Run> together(TestcaseEngine engine, LoopbackWorld world)
            throws InterruptedException, ExecutionException {
        var places = new Semaphore(AT_ONCE);
        var futures = new LinkedHashMap<Trial, Future<Run>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Trial trial : TRIALS.stream().filter(each -> each.row().waits()).toList()) {
                futures.put(trial, threads.submit(() -> {
                    places.acquire();
                    try {
                        return run(engine, world, trial);
                    } finally {
                        places.release();
                    }
                }));
            }
            var runs = new LinkedHashMap<Trial, Run>();
            for (var future : futures.entrySet()) {
                runs.put(future.getKey(), future.getValue().get());
            }
            return runs;
        }
    }

    private static Run run(TestcaseEngine engine, LoopbackWorld world, Trial trial) {
        var queries = new AtomicInteger();
        var request = new RunRequest(world.zone(trial), Set.of(), UndelegatedData.NONE, Level.DEBUG3, PROFILE);
        long allocated = allocated();
        long start = System.nanoTime();
        RunResult result = ScopedValue.where(QUERIES, queries)
                .call(() -> engine.run(request, new RunControl(RUN_MAX), RunProgress.NONE));
        return new Run(result, Duration.ofNanos(System.nanoTime() - start), allocated() - allocated, queries.get());
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void report() throws IOException {
        var lines = new ArrayList<String>();
        lines.add(String.format("# %d runs in %d s, heap grew by %d MB. MB with a star are the mean of all"
                + " that waited side by side.", RUNS.size(), time.toSeconds(), heapGrowth >> 20));
        lines.add(String.format("# %-48s %7s %6s %7s  %s", "server", "ms", "MB", "queries", "findings"));
        RUNS.forEach((trial, run) -> lines.add(String.format("%-50s %7d %5s%1s %7d  %s%s", trial.label(),
                run.time().toMillis(), run.allocated() >> 20, trial.row().waits() ? "*" : "", run.queries(),
                run.result().end() == RunResult.End.COMPLETED ? "" : run.result().end() + " ",
                String.join(" ", run.tags(Level.NOTICE)))));
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, lines);
        System.out.println("hostile servers: " + lines.getFirst().substring(2) + " See " + REPORT);
    }

    /// Counts questions; nothing leaves the machine.
    private record Counting(Transport transport, AtomicInteger questions) implements Transport {
        @Override
        public Outcome exchange(InetAddress server, Query query) {
            questions.incrementAndGet();
            return local(server) ? transport.exchange(server, query) : UNREACHABLE;
        }

        @Override
        public Outcome exchangeOnce(InetAddress server, Query query) {
            questions.incrementAndGet();
            return local(server) ? transport.exchangeOnce(server, query) : UNREACHABLE;
        }

        private static final Outcome UNREACHABLE = new Outcome.NoResponse(Outcome.Failure.UNREACHABLE);

        private static boolean local(InetAddress server) {
            return server.isLoopbackAddress() || server.isAnyLocalAddress();
        }
    }
}
