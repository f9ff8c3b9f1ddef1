package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.finished;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// How every queue pauses single jobs.
public interface JobPauseContract {
    TestStores stores();

    @Test
    default void aPausedJobWaitsUntilItIsResumedAndKeepsItsPlace() {
        Job first = stores().submit("one.example");
        Job second = stores().submit("two.example");
        Job third = stores().submit("three.example");

        Job paused = stores().queue().pause(first.id()).orElseThrow();

        assertThat(paused.state()).isEqualTo(JobState.PAUSED);
        assertThat(stores().job(first.id())).isEqualTo(paused);
        assertThat(stores().queue().count(JobState.PAUSED)).isEqualTo(1);
        assertThat(stores().queue().claim(HERE, 1, NOON)).extracting(Claim::id).containsExactly(second.id());
        assertThat(stores().queue().resume(first.id())).contains(first);
        assertThat(stores().queue().claim(HERE, 3, NOON)).extracting(Claim::id)
                .containsExactly(first.id(), third.id());
    }

    @Test
    default void whatWasResumedBehindTheOthersIsTakenToo() {
        Job first = stores().submit("one.example");
        stores().queue().pause(first.id());
        stores().submit("two.example");
        assertThat(stores().queue().claim(HERE, 5, NOON)).hasSize(1);
        stores().queue().resume(first.id());

        assertThat(stores().queue().claim(HERE, 5, NOON)).extracting(Claim::id).containsExactly(first.id());
    }

    @Test
    default void onlyAQueuedJobIsPausedAndOnlyAPausedOneResumed() {
        stores().submit("example");
        Claim running = stores().claimOne();
        assertThat(stores().queue().pause(running.id())).contains(running.job());
        assertThat(stores().queue().resume(running.id())).contains(running.job());

        stores().runs().store(List.of(finished(running, JobState.SUCCEEDED, NOON)));
        Job ended = stores().job(running.id());
        assertThat(stores().queue().pause(ended.id())).contains(ended);
        assertThat(stores().queue().resume(ended.id())).contains(ended);

        Job paused = stores().submit("example");
        stores().queue().pause(paused.id());
        assertThat(stores().queue().pause(paused.id()).orElseThrow().state()).isEqualTo(JobState.PAUSED);
    }

    @Test
    default void aPausedJobIsCanceledAtOnce() {
        Job job = stores().submit("example");
        stores().queue().pause(job.id());

        assertThat(stores().queue().cancel(job.id(), NOON).orElseThrow().state()).isEqualTo(JobState.CANCELED);

        assertThat(stores().run(job.id()).error()).isEqualTo(EndReason.CANCELED);
        assertThat(stores().queue().resume(job.id()).orElseThrow().state()).isEqualTo(JobState.CANCELED);
    }

    @Test
    default void aPausedJobExpiresToo() {
        Job job = stores().submit("example");
        stores().queue().pause(job.id());

        assertThat(stores().queue().expire(NOON.plusSeconds(1), 1, NOON.plusSeconds(1))).containsExactly(job.id());

        assertThat(stores().run(job.id()).state()).isEqualTo(JobState.EXPIRED);
    }

    @Test
    default void aPausedJobIsNeverPurged() {
        Job job = stores().submit("example");
        stores().queue().pause(job.id());

        assertThat(stores().runs().purge(NOON.plusSeconds(9), 10)).isEqualTo(Purged.NOTHING);

        assertThat(stores().job(job.id()).state()).isEqualTo(JobState.PAUSED);
    }

    @Test
    default void anUnknownJobIsNeitherPausedNorResumed() {
        assertThat(stores().queue().pause(new JobId(JobId.NUMBER_MAX))).isEmpty();
        assertThat(stores().queue().resume(new JobId(JobId.NUMBER_MAX))).isEmpty();
    }
}
