package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.ELSEWHERE;
import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.entry;
import static dev.gonemaster.jobs.TestStores.finished;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// How every run store forgets old runs.
public interface RunPurgeContract {
    Instant CUT = NOON.plusSeconds(300);
    int DOMAINS = 5;
    int GROUPS = 40;

    TestStores stores();

    @Test
    default void aPurgeTakesTheOldestTerminalJobs() {
        Job second = stores().ended("two.example", 200, entry(Level.INFO, "I"));
        Job first = stores().ended("one.example", 100, entry(Level.INFO, "I"));
        Job atTheCut = stores().ended("cut.example", 300, entry(Level.INFO, "I"));
        Job young = stores().ended("young.example", 400, entry(Level.INFO, "I"));

        assertThat(stores().runs().purge(CUT, 1)).isEqualTo(new Purged(1, 1, 1));
        assertThat(stores().queue().find(first.id())).isEmpty();
        assertThat(stores().runs().find(first.id())).isEmpty();
        assertThat(stores().runs().entries(first.id())).isEmpty();
        assertThat(stores().queue().find(second.id())).isPresent();
        assertThat(stores().runs().purge(CUT, 10)).isEqualTo(new Purged(1, 1, 1));
        assertThat(stores().runs().purge(CUT, 10)).isEqualTo(Purged.NOTHING);

        for (Job kept : List.of(atTheCut, young)) {
            assertThat(stores().queue().find(kept.id())).isPresent();
            assertThat(stores().runs().entries(kept.id())).hasSize(1);
        }
        assertThat(stores().queue().count(JobState.SUCCEEDED)).isEqualTo(2);
    }

    @Test
    default void aPurgeTakesEveryTerminalStateAndNothingElse() {
        for (JobState end : List.of(JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELED, JobState.EXPIRED)) {
            stores().submit(end.published() + ".example");
            stores().runs().store(List.of(finished(stores().claimOne(), end, NOON.plusSeconds(9))));
        }
        Job neverStarted = stores().submit("canceled.example");
        stores().queue().cancel(neverStarted.id(), NOON);
        stores().submit("running.example");
        Claim running = stores().claimOne();
        Job waiting = stores().submit("waiting.example");

        assertThat(stores().runs().purge(CUT, 10)).isEqualTo(new Purged(5, 5, 0));

        assertThat(stores().queue().find(neverStarted.id())).isEmpty();
        assertThat(stores().queue().find(running.id())).isPresent();
        assertThat(stores().queue().find(waiting.id())).isPresent();
        assertThat(stores().runs().store(List.of(finished(running, JobState.SUCCEEDED, NOON)))).containsExactly(true);
    }

    @Test
    default void whatAPurgeWouldTakeIsCountedBefore() {
        stores().ended("one.example", 100, entry(Level.INFO, "I"), entry(Level.INFO, "I"));
        stores().ended("two.example", 200, entry(Level.INFO, "I"));
        stores().ended("young.example", 300, entry(Level.INFO, "I"));

        assertThat(stores().runs().purgeable(CUT)).isEqualTo(new Purged(2, 2, 3));

        assertThat(stores().runs().purge(CUT, 10)).isEqualTo(new Purged(2, 2, 3));
        assertThat(stores().runs().purgeable(CUT)).isEqualTo(Purged.NOTHING);
    }

    @Test
    default void aPurgedLatestRunLeavesTheNewestThatIsLeft() {
        stores().ended("gone.example", 100, entry(Level.ERROR, "E"));
        stores().ended("kept.example", 100, entry(Level.ERROR, "E"));
        stores().ended("kept.example", 600);
        Job kept = stores().ended("kept.example", 600, entry(Level.WARNING, "W"));
        stores().ended("kept.example", 500, entry(Level.CRITICAL, "C"));

        assertThat(stores().runs().purge(CUT, 10).jobs()).isEqualTo(2);

        var gone = stores().domain("gone.example");
        assertThat(gone.latestRun()).isNull();
        assertThat(gone.latestRunAt()).isNull();
        assertThat(gone.latestState()).isNull();
        assertThat(gone.latestLevel()).isNull();
        assertThat(gone.runCount()).isZero();
        var domain = stores().domain("kept.example");
        assertThat(domain.latestRun()).isEqualTo(kept.id().number());
        assertThat(domain.latestRunAt()).isEqualTo(kept.endedAt());
        assertThat(domain.latestState()).isEqualTo("succeeded");
        assertThat(domain.latestLevel()).isEqualTo("WARNING");
        assertThat(domain.runCount()).isEqualTo(3);
    }

    @Test
    default void theLatestRunIsReplacedWhenItEndedBeforeOthers() {
        Job earlier = stores().ended("example", 100, entry(Level.NOTICE, "N"));
        Job later = stores().ended("example", 200, entry(Level.ERROR, "E"));

        stores().runs().purge(NOON.plusSeconds(150), 10);
        assertThat(stores().domain("example").latestRun()).isEqualTo(later.id().number());
        assertThat(stores().domain("example").runCount()).isEqualTo(1);

        assertThat(stores().runs().find(earlier.id())).isEmpty();
        stores().runs().purge(CUT, 10);
        assertThat(stores().domain("example").latestRun()).isNull();
        assertThat(stores().domain("example").runCount()).isZero();
    }

    @Test
    default void aDomainWhoseRunsWerePurgedIsTestedAgain() {
        stores().ended("example", 100, entry(Level.ERROR, "E"));
        long id = stores().domain("example").id();
        stores().runs().purge(CUT, 10);

        Job again = stores().ended("example", 50, entry(Level.NOTICE, "N"));

        assertThat(stores().domain("example").id()).isEqualTo(id);
        assertThat(stores().domain("example").latestRun()).isEqualTo(again.id().number());
        assertThat(stores().domain("example").runCount()).isEqualTo(1);
    }

    @Test
    default void aLargeChunkTakesManyRunsOfManyDomains() {
        int runs = 500;
        var jobs = new ArrayList<NewJob>();
        for (int i = 0; i < runs; i++) {
            jobs.add(TestStores.newJob("d" + i / 2 + ".example", NewJob.INTERACTIVE, NOON));
        }
        stores().queue().submit(jobs);
        for (int i = 0; i < runs; i += JobQueue.CLAIM_MAX) {
            stores().runs().store(stores().queue().claim(HERE, JobQueue.CLAIM_MAX, NOON).stream()
                    .map(claim -> finished(claim, JobState.SUCCEEDED, NOON, entry(Level.INFO, "I"))).toList());
        }
        Job kept = stores().ended("d3.example", 400, entry(Level.INFO, "I"));

        assertThat(stores().runs().purge(CUT, runs)).isEqualTo(new Purged(runs, runs, runs));

        assertThat(stores().queue().count(JobState.SUCCEEDED)).isEqualTo(1);
        assertThat(stores().domain("d0.example").runCount()).isZero();
        assertThat(stores().domain("d3.example").runCount()).isEqualTo(1);
        assertThat(stores().domain("d3.example").latestRun()).isEqualTo(kept.id().number());
    }

    @Test
    default void domainsStayTrueWhileRunsEndAndGo() throws Exception {
        try (var threads = Executors.newFixedThreadPool(3)) {
            List<Future<List<JobId>>> writers = List.of(threads.submit(() -> endRuns(HERE)),
                    threads.submit(() -> endRuns(ELSEWHERE)));
            Future<Long> purger = threads.submit(() -> purgeUntil(
                    () -> writers.stream().allMatch(Future::isDone)));
            var ended = new ArrayList<JobId>();
            for (Future<List<JobId>> writer : writers) {
                ended.addAll(writer.get());
            }
            long purged = purger.get();
            var left = new HashMap<String, List<Run>>();
            for (JobId id : ended) {
                stores().runs().find(id).ifPresent(
                        run -> left.computeIfAbsent(run.domain(), _ -> new ArrayList<>()).add(run));
            }
            assertThat(purged).isPositive();
            assertThat(left.values().stream().mapToInt(List::size).sum()).isEqualTo(ended.size() - (int) purged);
            assertThat(left).hasSize(DOMAINS);
            left.forEach((name, runs) -> {
                assertThat(runs).noneMatch(run -> run.endedAt().isBefore(CUT));
                Run newest = Collections.max(runs, Comparator.comparing(Run::endedAt).thenComparing(Run::id));
                assertThat(stores().domain(name).runCount()).as(name).isEqualTo(runs.size());
                assertThat(stores().domain(name).latestRun()).as(name).isEqualTo(newest.id().number());
                assertThat(stores().domain(name).latestRunAt()).as(name).isEqualTo(newest.endedAt());
            });
        }
    }

    /// Every second run is old as soon as it ends.
    private List<JobId> endRuns(String instance) {
        var ended = new ArrayList<JobId>();
        for (int group = 0; group < GROUPS; group++) {
            for (int i = 0; i < DOMAINS; i++) {
                stores().submit("d" + i + ".example");
            }
            var runs = new ArrayList<FinishedRun>();
            for (Claim claim : stores().queue().claim(instance, DOMAINS, NOON)) {
                long second = (ended.size() + runs.size()) % 2 == 0 ? 100 : 400;
                runs.add(finished(claim, JobState.SUCCEEDED, NOON.plusSeconds(second + group), entry(Level.INFO, "I")));
            }
            assertThat(stores().runs().store(runs)).doesNotContain(false);
            runs.forEach(run -> ended.add(run.claim().id()));
        }
        return ended;
    }

    private long purgeUntil(BooleanSupplier done) {
        long jobs = 0;
        boolean last;
        do {
            last = done.getAsBoolean();
            Purged chunk;
            do {
                chunk = stores().runs().purge(CUT, 3);
                jobs += chunk.jobs();
            } while (chunk.jobs() > 0);
        } while (!last);
        return jobs;
    }
}
