package dev.gonemaster.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gonemaster.engine.FakeEngine;
import dev.gonemaster.instances.memory.MemoryInstances;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.TestServer;
import dev.gonemaster.jobs.TestSpec;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.jobs.memory.MemoryStores;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchSubmissionTest {
    private static final BatchOrder PLAIN = order(List.of(), null);

    private final TestStores stores = MemoryStores.fresh();
    private final TestServer server =
            TestServer.start(stores, new MemoryInstances(), new FakeEngine().holdAll(), 1);
    private final BatchSubmission submission = submission(server);

    private BatchSubmission submission(TestServer of) {
        var made = new BatchSubmission();
        made.batches = stores.batches();
        made.queue = stores.queue();
        made.workers = of.workers();
        made.clock = Clock.systemUTC();
        return made;
    }

    private static BatchOrder order(List<String> tags, @Nullable Integer priority) {
        return new BatchOrder(TestSpec.DEFAULT, tags, null, "nightly", "all of them", priority, true, false);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void eachNameBecomesAJobOnce() {
        SubmittedBatch submitted = submission.submit(PLAIN, List.of("A.example.", "b.example", "a.EXAMPLE")::forEach);

        assertThat(submitted.repeated()).isEqualTo(1);
        assertThat(submitted.batch()).extracting(Batch::total, Batch::snapshotIntent).containsExactly(2L, true);
        assertThat(submitted.batch().asked()).extracting(NewBatch::tag, NewBatch::description, NewBatch::priority)
                .containsExactly("nightly", "all of them", NewJob.BATCH);
        assertThat(submitted.jobs()).extracting(id -> stores.job(id).domain())
                .containsExactly("a.example", "b.example");
        assertThat(submitted.jobs()).extracting(id -> stores.job(id).batch())
                .containsOnly(submitted.batch().id());
    }

    @Test
    void aWrongNameLeavesNothingBehind() {
        assertThat(refused(List.of("a.example", "b..example", "c.example"))).isEqualTo(Problem.INVALID_DOMAIN);
        assertThat(refused(List.of())).isEqualTo(Problem.MISSING_DOMAIN);

        assertThat(jobs()).isEmpty();
        assertThat(stores.batches().list(null, new Slice(10, 0)).items()).isEmpty();
        assertThat(stores.batches().unopened()).isEmpty();
    }

    @Test
    void aPriorityOutOfRangeIsRefused() {
        assertThatThrownBy(() -> submission.submit(order(List.of(), NewJob.PRIORITY_MAX + 1),
                List.of("a.example")::forEach)).isInstanceOf(ProblemException.class)
                .hasMessage("priority must be from 0 to 3");
        assertThat(submission.submit(order(List.of(), 3), List.of("a.example")::forEach).batch().asked().priority())
                .isEqualTo(3);
    }

    @Test
    void moreNamesThanOneTransactionHoldsAreOneBatch() {
        SubmittedBatch submitted = submission.submit(PLAIN, action -> IntStream.range(0, 25_000)
                .forEach(i -> action.accept("zone" + i + ".example")));

        assertThat(submitted.batch().total()).isEqualTo(25_000);
        assertThat(submitted.jobs()).hasSize(25_000).isSorted();
    }

    @Test
    void whatAServerDidNotFinishIsDiscardedOnceItHasGone() {
        Batch batch = stores.batches().create(new NewBatch(null, "", 1, false, false, null,
                Clock.systemUTC().instant(), "gone"));
        stores.queue().submit(new NewJob("a.example", "abcdefabcdef", 1, TestSpec.DEFAULT,
                Clock.systemUTC().instant(), batch.id(), null));

        submission.discardUnopened(Set.of("gone", "other"));
        assertThat(stores.batches().unopened()).hasSize(1);

        submission.discardUnopened(Set.of("other"));
        assertThat(stores.batches().unopened()).isEmpty();
        assertThat(jobs()).isEmpty();
    }

    private List<Job> jobs() {
        return stores.queue().list(JobFilter.ALL, new Slice(10, 0)).items();
    }

    private Problem refused(List<String> names) {
        return catchThrowableOfType(ProblemException.class, () -> submission.submit(PLAIN, names::forEach)).problem();
    }
}
