package dev.gonemaster.batches;

import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.EndReason;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.TestStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How every store keeps batches, and how every queue serves them.
public interface BatchStoreContract {
    TestStores stores();

    private Batch create(@Nullable String tag, int priority, Instant createdAt) {
        return stores().batches().create(
                new NewBatch(tag, "of the test", priority, false, false, null, createdAt, HERE));
    }

    /// An open batch with so many jobs, `name0.example` and so on.
    private Batch batch(String name, int jobs) {
        return batch(name, jobs, NewJob.BATCH);
    }

    private Batch batch(String name, int jobs, int priority) {
        Batch batch = create(null, priority, NOON);
        submit(batch.id(), name, jobs, priority);
        stores().batches().open(batch.id(), jobs, NOON.plusSeconds(1));
        return find(batch.id());
    }

    private List<Job> submit(BatchId batch, String name, int jobs, int priority) {
        return stores().queue().submit(IntStream.range(0, jobs).mapToObj(i -> {
            NewJob single = TestStores.newJob(name + i + ".example", priority, NOON);
            return new NewJob(single.domain(), single.publicId(), priority, single.spec(), NOON, batch, null);
        }).toList());
    }

    private Batch find(BatchId id) {
        return stores().batches().find(id).orElseThrow();
    }

    private List<Claim> claim(int max) {
        return stores().queue().claim(HERE, max, NOON.plusSeconds(2));
    }

    private List<String> claimed(int max) {
        return claim(max).stream().map(claim -> claim.job().domain().replace(".example", "")).toList();
    }

    private void finish(List<Claim> claims, Instant at) {
        stores().runs().store(claims.stream()
                .map(claim -> TestStores.finished(claim, JobState.SUCCEEDED, at)).toList());
    }

    @Test
    default void aBatchIsFoundAsItWasMade() {
        Batch made = create("Nightly", 2, NOON);

        assertThat(find(made.id())).isEqualTo(made).isEqualTo(new Batch(made.id(),
                new NewBatch("Nightly", "of the test", 2, false, false, null, NOON, HERE), false, false, 0, 0, null,
                null, null));
        assertThat(stores().batches().find(new BatchId(1_000_000))).isEmpty();
    }

    @Test
    default void jobsWaitUntilTheirBatchIsOpen() {
        Batch batch = create(null, NewJob.BATCH, NOON);
        submit(batch.id(), "a", 2, NewJob.BATCH);

        assertThat(claim(10)).isEmpty();
        assertThat(stores().batches().unopened()).extracting(Batch::id).contains(batch.id());

        stores().batches().open(batch.id(), 2, NOON.plusSeconds(1));
        assertThat(claimed(10)).containsExactly("a0", "a1");
        assertThat(stores().batches().unopened()).isEmpty();
    }

    @Test
    default void aBatchCountsItsJobs() {
        Batch batch = batch("a", 2);
        List<Claim> claims = claim(10);

        assertThat(find(batch.id()).startedAt()).isEqualTo(NOON.plusSeconds(2));
        finish(claims.subList(0, 1), NOON.plusSeconds(10));
        assertThat(find(batch.id())).extracting(Batch::total, Batch::ended, Batch::finishedAt)
                .containsExactly(2L, 1L, null);
        assertThat(stores().queue().counts(batch.id()))
                .isEqualTo(Map.of(JobState.SUCCEEDED, 1L, JobState.RUNNING, 1L));

        finish(claims.subList(1, 2), NOON.plusSeconds(20));
        assertThat(find(batch.id())).extracting(Batch::total, Batch::ended, Batch::finishedAt)
                .containsExactly(2L, 2L, NOON.plusSeconds(20));
    }

    @Test
    default void aBatchWithoutJobsIsFinishedWhenItIsOpened() {
        Batch batch = batch("a", 0);

        assertThat(batch.finishedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(stores().batches().remove(batch.id())).isTrue();
        assertThat(stores().batches().remove(batch.id())).isFalse();
    }

    @Test
    default void aBatchThatGrowsIsNotFinished() {
        Batch batch = batch("a", 1);
        finish(claim(1), NOON.plusSeconds(10));

        stores().batches().grow(batch.id(), 1, NOON.plusSeconds(11));
        assertThat(find(batch.id()).finished()).isFalse();
        submit(batch.id(), "b", 1, NewJob.BATCH);
        assertThat(claimed(5)).containsExactly("b0");

        stores().batches().grow(batch.id(), -1, NOON.plusSeconds(12));
        assertThat(find(batch.id()).finishedAt()).isEqualTo(NOON.plusSeconds(12));
    }

    @Test
    default void singleJobsComeFirstAndBatchesGetTheirShare() {
        batch("a", 20);
        stores().queue().submit(IntStream.range(0, 20)
                .mapToObj(i -> TestStores.newJob("s" + i + ".example", NewJob.INTERACTIVE, NOON)).toList());

        List<String> taken = claimed(2 * JobQueue.BATCH_SHARE);

        assertThat(taken).hasSize(2 * JobQueue.BATCH_SHARE);
        assertThat(taken.subList(0, 14)).allMatch(name -> name.startsWith("s"));
        assertThat(taken.subList(14, 16)).containsExactly("a0", "a1");
    }

    @Test
    default void smallClaimsGiveBatchesTheirShareToo() {
        batch("a", 20);
        stores().queue().submit(IntStream.range(0, 20)
                .mapToObj(i -> TestStores.newJob("s" + i + ".example", NewJob.INTERACTIVE, NOON)).toList());
        var taken = new ArrayList<String>();

        for (int i = 0; i < 2 * JobQueue.BATCH_SHARE; i++) {
            taken.addAll(claimed(1));
        }

        assertThat(taken).hasSize(2 * JobQueue.BATCH_SHARE).filteredOn(name -> name.startsWith("a")).hasSize(2);
    }

    @Test
    default void batchesOfOnePriorityAreServedInTurn() {
        batch("a", 30);
        batch("b", 30);
        batch("c", 2);

        List<String> taken = claimed(12);

        assertThat(taken).hasSize(12);
        assertThat(taken).filteredOn(name -> name.startsWith("a")).hasSizeBetween(4, 6);
        assertThat(taken).filteredOn(name -> name.startsWith("b")).hasSizeBetween(4, 6);
        assertThat(taken).filteredOn(name -> name.startsWith("c")).hasSize(2);
    }

    @Test
    default void theMoreUrgentBatchIsServedFirst() {
        batch("a", 3, NewJob.BATCH);
        batch("b", 3, NewJob.INTERACTIVE);

        assertThat(claimed(4)).containsExactly("b0", "b1", "b2", "a0");
    }

    @Test
    default void aPausedBatchIsNotServed() {
        Batch batch = batch("a", 2);

        assertThat(stores().batches().pause(batch.id(), true).orElseThrow().paused()).isTrue();
        assertThat(claim(5)).isEmpty();
        assertThat(stores().batches().pause(batch.id(), false).orElseThrow().paused()).isFalse();
        assertThat(claimed(5)).containsExactly("a0", "a1");
        assertThat(stores().batches().pause(new BatchId(1_000_000), true)).isEmpty();
    }

    @Test
    default void theIntentOfASnapshotCanBeChanged() {
        Batch batch = batch("a", 1);

        assertThat(stores().batches().intendSnapshot(batch.id(), true).orElseThrow().snapshotIntent()).isTrue();
        assertThat(find(batch.id()).snapshotIntent()).isTrue();
    }

    @Test
    default void whatWaitsInABatchIsCanceledAndWhatRunsIsAsked() {
        Batch batch = batch("a", 3);
        Claim running = claim(1).getFirst();
        stores().submit("other.example");

        assertThat(stores().queue().cancelWaiting(batch.id(), EndReason.CANCELED, 1, NOON.plusSeconds(3))).hasSize(1);
        assertThat(stores().queue().cancelWaiting(batch.id(), "gone", 10, NOON.plusSeconds(4))).hasSize(1);
        assertThat(stores().queue().cancelWaiting(batch.id(), "gone", 10, NOON.plusSeconds(4))).isEmpty();
        assertThat(stores().queue().cancelRunning(batch.id())).isEqualTo(1);

        assertThat(stores().queue().cancelRequests(HERE)).containsExactly(running.id());
        assertThat(stores().queue().counts(batch.id()))
                .isEqualTo(Map.of(JobState.CANCELED, 2L, JobState.RUNNING, 1L));
        assertThat(find(batch.id()).ended()).isEqualTo(2);
        assertThat(stores().queue().count(JobState.QUEUED)).isEqualTo(1);
        assertThatThrownBy(() -> stores().queue()
                .cancelWaiting(batch.id(), "gone", JobQueue.END_MAX + 1, NOON)).hasMessageContaining("1001");
    }

    @Test
    default void whatWasNeverOpenedIsDiscarded() {
        Batch batch = create(null, NewJob.BATCH, NOON);
        List<Job> jobs = submit(batch.id(), "a", 3, NewJob.BATCH);

        assertThat(stores().queue().discard(batch.id(), 2)).isEqualTo(2);
        assertThat(stores().queue().discard(batch.id(), 2)).isEqualTo(1);
        assertThat(stores().queue().discard(batch.id(), 2)).isZero();

        assertThat(jobs).allSatisfy(job -> assertThat(stores().queue().find(job.id())).isEmpty());
        assertThat(stores().batches().remove(batch.id())).isTrue();
    }

    @Test
    default void jobsAndRunsAreFilteredByBatch() {
        Batch batch = batch("a", 2);
        stores().ended("other.example", 5);
        finish(claim(1), NOON.plusSeconds(10));

        assertThat(stores().queue().list(new JobFilter(null, batch.id(), null, null, null, null,
                JobFilter.Sort.DOMAIN_ASC), new Slice(10, 0)).items()).extracting(Job::domain)
                .containsExactly("a0.example", "a1.example");
        assertThat(stores().runs().verdicts(batch.id()).worstLevels()).isEmpty();
    }

    @Test
    default void verdictsAreCounted() {
        Batch batch = batch("a", 3);
        List<Claim> claims = claim(3);
        stores().runs().store(List.of(
                TestStores.finished(claims.get(0), JobState.SUCCEEDED, NOON, TestStores.entry(Level.ERROR, "T")),
                TestStores.finished(claims.get(1), JobState.SUCCEEDED, NOON, TestStores.entry(Level.ERROR, "T")),
                TestStores.finished(claims.get(2), JobState.SUCCEEDED, NOON, TestStores.entry(Level.NOTICE, "T"))));

        assertThat(stores().runs().verdicts(batch.id()).worstLevels())
                .isEqualTo(Map.of(Level.ERROR, 2L, Level.NOTICE, 1L));
    }

    @Test
    default void batchesAreListedNewestFirst() {
        Batch first = create("Red", NewJob.BATCH, NOON);
        Batch second = create("dark RED", NewJob.BATCH, NOON.plusSeconds(1));
        Batch third = create(null, NewJob.BATCH, NOON.plusSeconds(2));
        create("red", NewJob.BATCH, NOON.plusSeconds(3));
        List.of(first, second, third).forEach(batch -> stores().batches().open(batch.id(), 0, NOON));

        assertThat(stores().batches().list(null, new Slice(2, 0)))
                .satisfies(page -> assertThat(page.total()).isEqualTo(3))
                .satisfies(page -> assertThat(page.items()).extracting(Batch::id)
                        .containsExactly(third.id(), second.id()));
        assertThat(stores().batches().list("red", new Slice(5, 1)).items()).extracting(Batch::id)
                .containsExactly(first.id());
    }

    @Test
    default void theQueueIsPutIntoAnotherOrder() {
        List<JobId> ids = new ArrayList<>(IntStream.range(0, 4)
                .mapToObj(i -> stores().submit("s" + i + ".example").id()).toList());
        JobId running = claim(1).getFirst().id();
        ids.remove(running);
        Collections.reverse(ids);

        assertThat(stores().queue().reorder(ids.subList(0, 2))).isFalse();
        assertThat(stores().queue().reorder(List.of(ids.get(0), ids.get(0), ids.get(1)))).isFalse();
        assertThat(stores().queue().reorder(ids)).isTrue();

        stores().submit("late.example");
        assertThat(claimed(5)).containsExactly("s3", "s2", "s1", "late");
    }
}
