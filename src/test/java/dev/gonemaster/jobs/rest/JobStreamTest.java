package dev.gonemaster.jobs.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.Eventually;
import dev.gonemaster.jobs.JobEvent;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobStreamTest {
    private static final JobId ID = new JobId(1);

    private final RecordedSink sink = new RecordedSink();
    private final AtomicInteger ends = new AtomicInteger();
    private final JobStream stream = new JobStream(ID, sink, ended -> ends.incrementAndGet());

    @Test
    void everyChangeIsToldOnceAndAFinalStateCloses() {
        tell(JobState.RUNNING, 0);
        tell(JobState.RUNNING, 0);
        tell(JobState.RUNNING, 40);
        tell(JobState.RUNNING, 30);
        tell(JobState.SUCCEEDED, 100);
        stream.start(JobState.QUEUED, 0);
        awaitEnded();
        assertThat(sink.sent).containsExactly("state queued 0", "state running 0", "state running 40",
                "state succeeded 100");
        assertThat(ends).hasValue(1);
    }

    @Test
    void aJobThatHasEndedIsToldAndClosed() {
        stream.start(JobState.CANCELED, 100);
        awaitEnded();
        assertThat(sink.sent).containsExactly("state canceled 100");
    }

    @Test
    void aJobThatRunsAgainIsTold() {
        tell(JobState.QUEUED, 0);
        tell(JobState.RUNNING, 0);
        tell(JobState.FAILED, 100);
        stream.start(JobState.RUNNING, 70);
        awaitEnded();
        assertThat(sink.sent).containsExactly("state running 70", "state queued 0", "state running 0",
                "state failed 100");
    }

    @Test
    void anOlderAnswerOfTheStoreIsNotTold() {
        int before = stream.changesSeen();
        tell(JobState.RUNNING, 10);
        stream.tellUnlessChanged(before, JobState.QUEUED, 0);
        stream.tellUnlessChanged(stream.changesSeen(), JobState.SUCCEEDED, 100);
        stream.start(JobState.QUEUED, 0);
        awaitEnded();
        assertThat(sink.sent).containsExactly("state queued 0", "state running 10", "state succeeded 100");
    }

    @Test
    void aFinalStateIsToldToASlowClientWhateverCameBefore() {
        for (int percent = 0; percent < 100; percent++) {
            tell(JobState.RUNNING, percent);
        }
        tell(JobState.SUCCEEDED, 100);
        stream.start(JobState.QUEUED, 0);
        awaitEnded();
        assertThat(sink.sent).first().isEqualTo("state queued 0");
        assertThat(sink.sent).last().isEqualTo("state succeeded 100");
    }

    @Test
    void aClientThatIsGoneEndsItsStream() {
        sink.gone = true;
        stream.start(JobState.QUEUED, 0);
        awaitEnded();
        assertThat(ends).hasValue(1);
    }

    private void tell(JobState state, int progress) {
        stream.tell(new JobEvent(ID, state, progress));
    }

    /// The end is told after the connection is closed, so that is what to wait for.
    private void awaitEnded() {
        Eventually.await("the stream has ended", () -> ends.get() > 0);
        assertThat(sink.closed.getCount()).as("closed before the end is told").isZero();
    }
}
