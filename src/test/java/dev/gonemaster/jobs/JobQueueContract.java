package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.ELSEWHERE;
import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.finished;
import static dev.gonemaster.jobs.TestStores.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every queue does, whatever keeps it.
public interface JobQueueContract {
    int CLAIMERS = 16;

    TestStores stores();

    @Test
    default void anAcceptedJobIsQueuedAsItWasGiven() {
        var spec = new TestSpec(List.of("basic01", "dnssec05"), "{\"net\": {\"ipv4\":true}, \"n\":1.50}",
                List.of(new TestSpec.Nameserver("ns1.example", "192.0.2.1"),
                        new TestSpec.Nameserver("ns2.example", null)),
                List.of(new TestSpec.Ds(12345, 13, 2, "abcdef")), "WARNING", true, true);
        var asked = new NewJob("xn--rksmrgs-5wao1o.se", "AbCdEf123456", NewJob.BATCH, spec, NOON);
        Job job = stores().queue().submit(asked);

        Job found = stores().job(job.id());

        assertThat(found).isEqualTo(job).isEqualTo(new Job(job.id(), asked, JobState.QUEUED, null, null, 0, null, 0,
                0, false, null, null));
    }

    @Test
    default void anUnknownJobIsNotFound() {
        assertThat(stores().queue().find(new JobId(JobId.NUMBER_MAX))).isEmpty();
        assertThat(stores().queue().cancel(new JobId(JobId.NUMBER_MAX), NOON)).isEmpty();
    }

    @Test
    default void timesKeepMicroseconds() {
        Instant nanos = Instant.parse("2026-11-22T12:00:00.123456789Z");
        Job job = stores().queue().submit(newJob("example", NewJob.INTERACTIVE, nanos));

        assertThat(job.createdAt()).isEqualTo(Instant.parse("2026-11-22T12:00:00.123456Z"));
        assertThat(stores().job(job.id())).isEqualTo(job);
    }

    @Test
    default void numbersRise() {
        Job first = stores().submit("one.example");
        Job second = stores().submit("two.example");

        assertThat(second.id()).isGreaterThan(first.id());
    }

    @Test
    default void aPublicIdIsTakenOnce() {
        NewJob job = newJob("example", NewJob.INTERACTIVE, NOON);
        stores().queue().submit(job);

        assertThatThrownBy(() -> stores().queue().submit(job)).isInstanceOf(IllegalStateException.class);
        assertThat(stores().queue().count(JobState.QUEUED)).isEqualTo(1);
    }

    @Test
    default void manyJobsAreAcceptedTogetherInTheirOrder() {
        List<NewJob> given = List.of(newJob("one.example", NewJob.BATCH, NOON), newJob("two.example", NewJob.BATCH, NOON),
                newJob("three.example", NewJob.BATCH, NOON));

        List<Job> accepted = stores().queue().submit(given);

        assertThat(accepted).extracting(Job::domain).containsExactly("one.example", "two.example", "three.example");
        assertThat(accepted).extracting(Job::id).isSorted().doesNotHaveDuplicates();
        assertThat(accepted).allSatisfy(job -> assertThat(stores().job(job.id())).isEqualTo(job));
        assertThat(stores().queue().submit(List.of())).isEmpty();
    }

    @Test
    default void ofJobsThatAreHandedInTogetherAllAreAcceptedOrNone() {
        NewJob twice = newJob("twice.example", NewJob.BATCH, NOON);
        List<NewJob> given = List.of(newJob("once.example", NewJob.BATCH, NOON), twice, twice);

        assertThatThrownBy(() -> stores().queue().submit(given)).isInstanceOf(IllegalStateException.class);
        assertThat(stores().queue().count(JobState.QUEUED)).isZero();
        assertThatThrownBy(() -> stores().queue().submit(Collections.nCopies(JobQueue.SUBMIT_MAX + 1, twice)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void whatComesBackIntoTheQueueIsTakenBeforeYoungerJobs() {
        stores().submit("first.example");
        stores().submit("second.example");
        Claim first = stores().claimOne();
        stores().queue().handBack(first, NOON);

        assertThat(stores().claimOne().id()).isEqualTo(first.id());
        stores().queue().recover(HERE, 3, NOON);
        assertThat(stores().claimOne().id()).isEqualTo(first.id());
    }

    @Test
    default void theHoldersOfRunningJobsAreKnown() {
        stores().submit("here.example");
        stores().submit("elsewhere.example");
        assertThat(stores().queue().holders()).isEmpty();
        Claim claim = stores().claimOne();
        stores().queue().claim(ELSEWHERE, 1, NOON);

        assertThat(stores().queue().holders()).containsExactlyInAnyOrder(HERE, ELSEWHERE);
        stores().queue().fail(claim, "it went wrong", NOON);
        assertThat(stores().queue().holders()).containsExactly(ELSEWHERE);
    }

    @Test
    default void interactiveJobsGoFirstThenTheOldest() {
        Job batch1 = stores().queue().submit(newJob("b1.example", NewJob.BATCH, NOON));
        Job single1 = stores().queue().submit(newJob("s1.example", NewJob.INTERACTIVE, NOON));
        Job batch2 = stores().queue().submit(newJob("b2.example", NewJob.BATCH, NOON.minusSeconds(9)));
        Job single2 = stores().queue().submit(newJob("s2.example", NewJob.INTERACTIVE, NOON.minusSeconds(9)));

        List<Claim> claims = stores().queue().claim(HERE, 3, NOON);

        assertThat(claims).extracting(Claim::id).containsExactly(single1.id(), single2.id(), batch1.id());
        assertThat(stores().queue().claim(HERE, 3, NOON)).extracting(Claim::id).containsExactly(batch2.id());
        assertThat(stores().queue().claim(HERE, 3, NOON)).isEmpty();
    }

    @Test
    default void aClaimedJobRuns() {
        stores().submit("example");

        Claim claim = stores().queue().claim(HERE, 1, NOON.plusSeconds(1)).getFirst();

        assertThat(claim.instance()).isEqualTo(HERE);
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(claim.job().state()).isEqualTo(JobState.RUNNING);
        assertThat(claim.job().startedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(stores().job(claim.id())).isEqualTo(claim.job());
    }

    @Test
    default void aClaimTakesBetweenOneAndTheLimit() {
        for (int i = 0; i < JobQueue.CLAIM_MAX + 1; i++) {
            stores().submit("example");
        }

        assertThat(stores().queue().claim(HERE, JobQueue.CLAIM_MAX, NOON)).hasSize(JobQueue.CLAIM_MAX);
        assertThatThrownBy(() -> stores().queue().claim(HERE, 0, NOON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stores().queue().claim(HERE, JobQueue.CLAIM_MAX + 1, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void everyJobIsClaimedByExactlyOneOfManyClaimers() throws Exception {
        int jobs = 200;
        for (int i = 0; i < jobs; i++) {
            stores().submit("d" + i + ".example");
        }
        var claimed = new ArrayList<JobId>();
        try (var claimers = Executors.newFixedThreadPool(CLAIMERS)) {
            var results = new ArrayList<Future<List<JobId>>>();
            for (int i = 0; i < CLAIMERS; i++) {
                String instance = "instance-" + i;
                results.add(claimers.submit((Callable<List<JobId>>) () -> claimAll(instance)));
            }
            for (Future<List<JobId>> result : results) {
                claimed.addAll(result.get());
            }
        }

        assertThat(claimed).hasSize(jobs).doesNotHaveDuplicates();
        assertThat(stores().queue().count(JobState.RUNNING)).isEqualTo(jobs);
        assertThat(stores().queue().count(JobState.QUEUED)).isZero();
    }

    private List<JobId> claimAll(String instance) {
        var mine = new ArrayList<JobId>();
        List<Claim> claims = stores().queue().claim(instance, 3, NOON);
        while (!claims.isEmpty()) {
            for (Claim claim : claims) {
                mine.add(claim.id());
            }
            claims = stores().queue().claim(instance, 3, NOON);
        }
        return mine;
    }

    @Test
    default void progressNeverFalls() {
        stores().submit("example");
        Claim claim = stores().claimOne();

        assertThat(stores().queue().progress(claim, 40)).isTrue();
        assertThat(stores().queue().progress(claim, 30)).isTrue();

        assertThat(stores().job(claim.id()).progress()).isEqualTo(40);
    }

    @Test
    default void aHandedBackJobRunsAgainWithTheNextAttempt() {
        stores().submit("example");
        Claim claim = stores().claimOne();
        stores().queue().progress(claim, 40);

        assertThat(stores().queue().handBack(claim, NOON.plusSeconds(2))).isTrue();

        Job waiting = stores().job(claim.id());
        assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
        assertThat(waiting.progress()).isZero();
        assertThat(waiting.lostLeases()).isZero();
        assertThat(waiting.startedAt()).isEqualTo(NOON.plusSeconds(1));
        Claim again = stores().queue().claim(ELSEWHERE, 1, NOON.plusSeconds(3)).getFirst();
        assertThat(again.attempt()).isEqualTo(2);
        assertThat(again.job().startedAt()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    default void aLostClaimChangesNothing() {
        stores().submit("example");
        Claim lost = stores().claimOne();
        stores().queue().handBack(lost, NOON);
        Claim mine = stores().claimOne();

        assertThat(stores().queue().progress(lost, 50)).isFalse();
        assertThat(stores().queue().handBack(lost, NOON)).isFalse();
        assertThat(stores().queue().progress(new Claim(mine.job(), ELSEWHERE), 50)).isFalse();
        assertThat(stores().job(mine.id())).isEqualTo(mine.job());
    }

    @Test
    default void aQueuedJobIsCanceledAtOnceWithItsRun() {
        Job job = stores().submit("example");

        Job canceled = stores().queue().cancel(job.id(), NOON.plusSeconds(5)).orElseThrow();

        assertThat(canceled.state()).isEqualTo(JobState.CANCELED);
        assertThat(canceled.error()).isEqualTo(EndReason.CANCELED);
        assertThat(canceled.endedAt()).isEqualTo(NOON.plusSeconds(5));
        assertThat(canceled.startedAt()).isNull();
        assertThat(canceled.progress()).isEqualTo(100);
        assertThat(canceled.severities()).isEqualTo(Severities.NONE);
        assertThat(stores().job(job.id())).isEqualTo(canceled);
        assertThat(stores().run(job.id())).isEqualTo(new Run(job.id(), job.asked(),
                stores().domain("example").id(), JobState.CANCELED, null, NOON.plusSeconds(5), 0, Severities.NONE, 0, EndReason.CANCELED, null, null, null));
        assertThat(stores().queue().claim(HERE, 1, NOON)).isEmpty();
    }

    @Test
    default void aRunningJobIsOnlyAskedToStop() {
        stores().submit("example");
        Claim claim = stores().claimOne();

        Job asked = stores().queue().cancel(claim.id(), NOON.plusSeconds(5)).orElseThrow();

        assertThat(asked.state()).isEqualTo(JobState.RUNNING);
        assertThat(asked.cancelRequested()).isTrue();
        assertThat(stores().queue().cancelRequests(HERE)).containsExactly(claim.id());
        assertThat(stores().queue().cancelRequests(ELSEWHERE)).isEmpty();
        stores().runs().store(List.of(finished(claim, JobState.CANCELED, NOON.plusSeconds(6))));
        assertThat(stores().job(claim.id()).state()).isEqualTo(JobState.CANCELED);
        assertThat(stores().queue().cancelRequests(HERE)).isEmpty();
    }

    @Test
    default void aTerminalJobStaysAsItIs() {
        for (JobState end : List.of(JobState.SUCCEEDED, JobState.FAILED, JobState.CANCELED, JobState.EXPIRED)) {
            stores().submit("example");
            Claim claim = stores().claimOne();
            stores().runs().store(List.of(finished(claim, end, NOON.plusSeconds(6))));
            Job before = stores().job(claim.id());

            assertThat(stores().queue().cancel(claim.id(), NOON.plusSeconds(7))).contains(before);
            assertThat(stores().job(claim.id())).isEqualTo(before);
            assertThat(before.state()).isEqualTo(end);
        }
    }

    @Test
    default void aHandedBackJobWithAPendingCancelEndsCanceled() {
        stores().submit("example");
        Claim claim = stores().claimOne();
        stores().queue().cancel(claim.id(), NOON);

        assertThat(stores().queue().handBack(claim, NOON.plusSeconds(9))).isTrue();

        assertThat(stores().job(claim.id()).state()).isEqualTo(JobState.CANCELED);
        assertThat(stores().run(claim.id()).endedAt()).isEqualTo(NOON.plusSeconds(9));
        assertThat(stores().run(claim.id()).startedAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    default void aDeadServersJobsRunAgain() {
        stores().submit("one.example");
        stores().submit("two.example");
        stores().submit("three.example");
        List<Claim> claims = stores().queue().claim(HERE, 2, NOON);
        Claim other = stores().queue().claim(ELSEWHERE, 1, NOON).getFirst();

        assertThat(stores().queue().recover(HERE, 3, NOON.plusSeconds(30))).isEqualTo(2);

        for (Claim claim : claims) {
            Job job = stores().job(claim.id());
            assertThat(job.state()).isEqualTo(JobState.QUEUED);
            assertThat(job.lostLeases()).isEqualTo(1);
            assertThat(stores().queue().progress(claim, 10)).isFalse();
        }
        assertThat(stores().job(other.id()).state()).isEqualTo(JobState.RUNNING);
        assertThat(stores().queue().claim(ELSEWHERE, 5, NOON)).extracting(Claim::attempt).containsExactly(2, 2);
        assertThat(stores().queue().recover(HERE, 3, NOON)).isZero();
    }

    @Test
    default void aJobThatKeepsLosingItsServerFails() {
        Job job = stores().submit("example");
        stores().claimOne();
        stores().queue().recover(HERE, 2, NOON);
        stores().claimOne();

        assertThat(stores().queue().recover(HERE, 2, NOON.plusSeconds(60))).isEqualTo(1);

        Job failed = stores().job(job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.lostLeases()).isEqualTo(2);
        assertThat(failed.error()).isEqualTo(EndReason.lostLeases(2));
        assertThat(stores().run(job.id()).error()).isEqualTo(EndReason.lostLeases(2));
        assertThat(stores().run(job.id()).attempt()).isEqualTo(2);
    }

    @Test
    default void aCanceledJobOfADeadServerEndsCanceled() {
        Job job = stores().submit("example");
        stores().claimOne();
        stores().queue().cancel(job.id(), NOON);

        assertThat(stores().queue().recover(HERE, 1, NOON.plusSeconds(60))).isEqualTo(1);

        assertThat(stores().job(job.id()).state()).isEqualTo(JobState.CANCELED);
        assertThat(stores().job(job.id()).lostLeases()).isEqualTo(1);
        assertThat(stores().run(job.id()).state()).isEqualTo(JobState.CANCELED);
    }

    @Test
    default void countsFollowTheStates() {
        stores().submit("one.example");
        stores().submit("two.example");
        Claim claim = stores().claimOne();

        assertThat(stores().queue().count(JobState.QUEUED)).isEqualTo(1);
        assertThat(stores().queue().count(JobState.RUNNING)).isEqualTo(1);
        stores().runs().store(List.of(finished(claim, JobState.SUCCEEDED, NOON)));
        assertThat(stores().queue().count(JobState.RUNNING)).isZero();
        assertThat(stores().queue().count(JobState.SUCCEEDED)).isEqualTo(1);
        assertThat(stores().queue().count(JobState.PAUSED)).isZero();
    }
}
