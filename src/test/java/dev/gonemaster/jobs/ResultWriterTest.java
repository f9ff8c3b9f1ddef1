package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultWriterTest {
    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private final GatedRunStore store = new GatedRunStore();
    private final Executor virtual = Thread::startVirtualThread;
    private ResultWriter writer;

    @BeforeEach
    void start() {
        writer = new ResultWriter(store, Thread::new);
        writer.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        store.open();
        store.comeBack();
        writer.stop(STOP_MAX);
    }

    @Test
    void runsThatWaitTogetherAreCommittedTogether() {
        store.shut();
        var first = write(Runs.succeeded(1, 1));
        Eventually.await("the first group is under way", () -> store.calls() == 1);
        List<CompletableFuture<Optional<JobState>>> others = new ArrayList<>();
        for (int number = 2; number <= 100; number++) {
            others.add(write(Runs.succeeded(number, 1)));
        }
        Eventually.await("all others wait", () -> writer.waiting() == 99);
        store.open();
        first.join();
        others.forEach(CompletableFuture::join);
        assertThat(store.groups()).extracting(List::size).containsExactly(1, ResultWriter.GROUP_RUNS_MAX, 35);
    }

    @Test
    void aGroupKeepsToTheLimitOfEntries() {
        store.shut();
        var all = new ArrayList<>(List.of(write(Runs.succeeded(1, 1))));
        Eventually.await("the first group is under way", () -> store.calls() == 1);
        for (int number = 2; number <= 4; number++) {
            all.add(write(Runs.succeeded(number, ResultWriter.GROUP_ENTRIES_MAX / 2)));
        }
        Eventually.await("all others wait", () -> writer.waiting() == 3);
        store.open();
        all.forEach(CompletableFuture::join);
        assertThat(store.groups()).extracting(List::size).containsExactly(1, 2, 1);
    }

    @Test
    void whoComesWhenTheQueueIsFullWaitsAndLosesNothing() {
        store.shut();
        var all = new ArrayList<CompletableFuture<Optional<JobState>>>();
        int runs = ResultWriter.WAITING_MAX + 100;
        for (int number = 1; number <= runs; number++) {
            all.add(write(Runs.succeeded(number, 1)));
        }
        Eventually.await("the queue is full", () -> writer.waiting() == ResultWriter.WAITING_MAX);
        store.open();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).contains(JobState.SUCCEEDED));
        assertThat(store.runs()).extracting(run -> run.claim().id().number()).doesNotHaveDuplicates().hasSize(runs);
    }

    @Test
    void oneBadRunFailsAlone() {
        store.refuse(new JobId(3));
        store.shut();
        var all = new ArrayList<>(List.of(write(Runs.succeeded(1, 1))));
        Eventually.await("the first group is under way", () -> store.calls() == 1);
        for (int number = 2; number <= 5; number++) {
            all.add(write(Runs.succeeded(number, 1)));
        }
        Eventually.await("all others wait", () -> writer.waiting() == 4);
        store.open();
        assertThat(all.stream().map(CompletableFuture::join).map(Optional::orElseThrow)).containsExactly(
                JobState.SUCCEEDED, JobState.SUCCEEDED, JobState.FAILED, JobState.SUCCEEDED, JobState.SUCCEEDED);
        assertThat(store.runs()).filteredOn(run -> run.claim().id().number() == 3).singleElement()
                .satisfies(run -> {
                    assertThat(run.error()).startsWith("graduation failed:");
                    assertThat(run.entries()).isEmpty();
                });
    }

    @Test
    void aStoreThatIsAwayForAWhileLosesNothing() {
        store.goAway();
        var all = new ArrayList<CompletableFuture<Optional<JobState>>>();
        for (int number = 1; number <= 10; number++) {
            all.add(write(Runs.succeeded(number, 1)));
        }
        Eventually.await("three tries", () -> store.calls() >= 3);
        assertThat(all).noneMatch(CompletableFuture::isDone);
        store.comeBack();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).contains(JobState.SUCCEEDED));
        assertThat(store.runs()).hasSize(10);
    }

    @Test
    void theResultOfALostClaimIsDropped() {
        store.loseClaim(new JobId(1));
        assertThat(write(Runs.succeeded(1, 1)).join()).isEmpty();
        assertThat(write(Runs.succeeded(2, 1)).join()).contains(JobState.SUCCEEDED);
    }

    @Test
    void stoppingStoresWhatWaits() throws InterruptedException, ExecutionException {
        store.shut();
        var all = List.of(write(Runs.succeeded(1, 1)), write(Runs.succeeded(2, 1)));
        Eventually.await("both are handed over", () -> store.calls() == 1 && writer.waiting() <= 1);
        store.open();
        assertThat(writer.stop(STOP_MAX)).isTrue();
        for (var one : all) {
            assertThat(one.get()).contains(JobState.SUCCEEDED);
        }
    }

    @Test
    void stoppingDoesNotWaitForAStoreThatStaysAway() throws InterruptedException {
        store.goAway();
        var all = List.of(write(Runs.succeeded(1, 1)), write(Runs.succeeded(2, 1)));
        Eventually.await("a try", () -> store.calls() >= 1);
        assertThat(writer.stop(Duration.ofMillis(50))).isFalse();
        assertThat(all).allSatisfy(one -> assertThat(one.join()).isEmpty());
        assertThat(write(Runs.succeeded(3, 1)).join()).isEmpty();
    }

    private CompletableFuture<Optional<JobState>> write(FinishedRun run) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return writer.write(run);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }, virtual);
    }
}
