package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.ELSEWHERE;
import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.finished;
import static dev.gonemaster.jobs.TestStores.newJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How every queue ends jobs that nobody starts, or nobody works on.
public interface JobSweepContract {
    TestStores stores();

    @Test
    default void aJobThatWasNotStartedInTimeExpiresWithItsRun() {
        Job old = stores().submit("example");
        Job young = stores().queue().submit(newJob("example", NewJob.INTERACTIVE, NOON.plusSeconds(60)));
        Instant now = NOON.plusSeconds(3_600);

        assertThat(stores().queue().expire(NOON, 10, now)).isEmpty();
        assertThat(stores().queue().expire(NOON.plusSeconds(60), 10, now)).containsExactly(old.id());

        Job expired = stores().job(old.id());
        assertThat(expired.state()).isEqualTo(JobState.EXPIRED);
        assertThat(expired.error()).isEqualTo(EndReason.NOT_STARTED);
        assertThat(expired.endedAt()).isEqualTo(now);
        assertThat(expired.startedAt()).isNull();
        assertThat(expired.progress()).isEqualTo(100);
        assertThat(stores().run(old.id())).isEqualTo(new Run(old.id(), old.asked(), stores().domain("example").id(),
                JobState.EXPIRED, null, now, 0, Severities.NONE, 0, EndReason.NOT_STARTED, null, null, null));
        assertThat(stores().job(young.id())).isEqualTo(young);
        assertThat(stores().queue().expire(NOON.plusSeconds(60), 10, now)).isEmpty();
        assertThat(stores().queue().claim(HERE, 2, now)).extracting(Claim::id).containsExactly(young.id());
    }

    @Test
    default void onlyJobsThatWereNeverStartedExpire() {
        stores().submit("again.example");
        stores().queue().handBack(stores().claimOne(), NOON);
        Claim again = stores().claimOne();
        stores().submit("running.example");
        Claim running = stores().claimOne();
        stores().queue().handBack(again, NOON);
        Job canceled = stores().submit("canceled.example");
        stores().queue().cancel(canceled.id(), NOON);

        assertThat(stores().queue().expire(NOON.plusSeconds(9), 10, NOON.plusSeconds(9))).isEmpty();

        assertThat(stores().job(again.id()).state()).isEqualTo(JobState.QUEUED);
        assertThat(stores().job(running.id())).isEqualTo(running.job());
        assertThat(stores().job(canceled.id()).state()).isEqualTo(JobState.CANCELED);
    }

    @Test
    default void theOldestExpireFirstUpToTheLimit() {
        Job second = stores().queue().submit(newJob("b.example", NewJob.INTERACTIVE, NOON.minusSeconds(2)));
        Job third = stores().queue().submit(newJob("c.example", NewJob.INTERACTIVE, NOON.minusSeconds(1)));
        Job first = stores().queue().submit(newJob("a.example", NewJob.BATCH, NOON.minusSeconds(3)));

        assertThat(stores().queue().expire(NOON, 2, NOON)).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(stores().queue().expire(NOON, 2, NOON)).containsExactly(third.id());
        assertThatThrownBy(() -> stores().queue().expire(NOON, 0, NOON)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stores().queue().expire(NOON, JobQueue.END_MAX + 1, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void aFullLoadOfJobsExpiresAtOnce() {
        for (int i = 0; i < JobQueue.END_MAX; i++) {
            stores().submit("d" + i % 700 + ".example");
        }

        assertThat(stores().queue().expire(NOON.plusSeconds(1), JobQueue.END_MAX, NOON.plusSeconds(1)))
                .hasSize(JobQueue.END_MAX).doesNotHaveDuplicates();

        assertThat(stores().queue().count(JobState.EXPIRED)).isEqualTo(JobQueue.END_MAX);
        assertThat(stores().domain("d0.example").runCount()).isEqualTo(2);
    }

    @Test
    default void theClaimsOfAnInstanceAreKnownByTheirAge() {
        stores().submit("old.example");
        Claim old = stores().queue().claim(HERE, 1, NOON.plusSeconds(1)).getFirst();
        stores().submit("young.example");
        Claim young = stores().queue().claim(HERE, 1, NOON.plusSeconds(9)).getFirst();
        stores().submit("other.example");
        stores().queue().claim(ELSEWHERE, 1, NOON.plusSeconds(1));
        stores().submit("waiting.example");

        assertThat(stores().queue().claims(HERE, NOON.plusSeconds(1))).isEmpty();
        assertThat(stores().queue().claims(HERE, NOON.plusSeconds(9))).containsExactly(old);
        assertThat(stores().queue().claims(HERE, NOON.plusSeconds(10))).containsExactlyInAnyOrder(old, young);
        stores().queue().handBack(old, NOON.plusSeconds(9));
        assertThat(stores().queue().claims(HERE, NOON.plusSeconds(9))).isEmpty();
    }

    @Test
    default void aClaimedJobThatFailsEndsWithItsRun() {
        Job job = stores().submit("example");
        Claim claim = stores().claimOne();
        stores().queue().progress(claim, 40);
        stores().queue().cancel(job.id(), NOON);

        assertThat(stores().queue().fail(claim, EndReason.STUCK, NOON.plusSeconds(60))).isTrue();

        Job failed = stores().job(job.id());
        assertThat(failed.state()).isEqualTo(JobState.FAILED);
        assertThat(failed.error()).isEqualTo(EndReason.STUCK);
        assertThat(failed.progress()).isEqualTo(100);
        assertThat(stores().run(job.id())).isEqualTo(new Run(job.id(), job.asked(), stores().domain("example").id(),
                JobState.FAILED, NOON.plusSeconds(1), NOON.plusSeconds(60), 1, Severities.NONE, 0, EndReason.STUCK, null, null, null));
        assertThat(stores().queue().claims(HERE, NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    default void aJobWhoseClaimIsLostCannotBeFailed() {
        stores().submit("example");
        Claim lost = stores().claimOne();
        stores().queue().handBack(lost, NOON);
        assertThat(stores().queue().fail(lost, EndReason.STUCK, NOON)).isFalse();
        Claim mine = stores().claimOne();

        assertThat(stores().queue().fail(lost, EndReason.STUCK, NOON)).isFalse();
        assertThat(stores().queue().fail(new Claim(mine.job(), ELSEWHERE), EndReason.STUCK, NOON)).isFalse();
        assertThat(stores().job(mine.id())).isEqualTo(mine.job());
        assertThat(stores().runs().find(mine.id())).isEmpty();
        stores().runs().store(List.of(finished(mine, JobState.SUCCEEDED, NOON.plusSeconds(6))));
        assertThat(stores().queue().fail(mine, EndReason.STUCK, NOON)).isFalse();
        assertThat(stores().job(mine.id()).state()).isEqualTo(JobState.SUCCEEDED);
    }
}
