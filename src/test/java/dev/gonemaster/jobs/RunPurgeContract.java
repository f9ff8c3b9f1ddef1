package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.entry;
import static dev.gonemaster.jobs.TestStores.finished;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How every run store forgets old runs.
public interface RunPurgeContract {
    Instant CUT = NOON.plusSeconds(300);

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
}
