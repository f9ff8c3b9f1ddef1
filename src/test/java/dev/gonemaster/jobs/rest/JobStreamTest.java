package dev.gonemaster.jobs.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.jobs.JobEvent;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobStreamTest {
    private static final JobId ID = new JobId(1);

    private final RecordedSink sink = new RecordedSink();
    private final AtomicInteger ends = new AtomicInteger();
    private final JobStream stream = new JobStream(ID, sink, ended -> ends.incrementAndGet());

    @Test
    void everyChangeIsToldOnceAndAFinalStateCloses() throws InterruptedException {
        tell(JobState.RUNNING, 0);
        tell(JobState.RUNNING, 0);
        tell(JobState.RUNNING, 40);
        tell(JobState.RUNNING, 30);
        tell(JobState.SUCCEEDED, 100);
        stream.start(JobState.QUEUED, 0);
        awaitClosed();
        assertThat(sink.sent).containsExactly("state queued 0", "state running 0", "state running 40",
                "state succeeded 100");
        assertThat(ends).hasValue(1);
    }

    @Test
    void aJobThatHasEndedIsToldAndClosed() throws InterruptedException {
        stream.start(JobState.CANCELED, 100);
        awaitClosed();
        assertThat(sink.sent).containsExactly("state canceled 100");
    }

    @Test
    void aJobThatRunsAgainIsTold() throws InterruptedException {
        tell(JobState.QUEUED, 0);
        tell(JobState.RUNNING, 0);
        tell(JobState.FAILED, 100);
        stream.start(JobState.RUNNING, 70);
        awaitClosed();
        assertThat(sink.sent).containsExactly("state running 70", "state queued 0", "state running 0",
                "state failed 100");
    }

    @Test
    void anOlderAnswerOfTheStoreIsNotTold() throws InterruptedException {
        int before = stream.changesSeen();
        tell(JobState.RUNNING, 10);
        stream.tellUnlessChanged(before, JobState.QUEUED, 0);
        stream.tellUnlessChanged(stream.changesSeen(), JobState.SUCCEEDED, 100);
        stream.start(JobState.QUEUED, 0);
        awaitClosed();
        assertThat(sink.sent).containsExactly("state queued 0", "state running 10", "state succeeded 100");
    }

    @Test
    void aFinalStateIsToldToASlowClientWhateverCameBefore() throws InterruptedException {
        for (int percent = 0; percent < 100; percent++) {
            tell(JobState.RUNNING, percent);
        }
        tell(JobState.SUCCEEDED, 100);
        stream.start(JobState.QUEUED, 0);
        awaitClosed();
        assertThat(sink.sent).first().isEqualTo("state queued 0");
        assertThat(sink.sent).last().isEqualTo("state succeeded 100");
    }

    @Test
    void aClientThatIsGoneEndsItsStream() throws InterruptedException {
        sink.gone = true;
        stream.start(JobState.QUEUED, 0);
        awaitClosed();
        assertThat(ends).hasValue(1);
    }

    private void tell(JobState state, int progress) {
        stream.tell(new JobEvent(ID, state, progress));
    }

    private void awaitClosed() throws InterruptedException {
        assertThat(sink.closed.await(10, TimeUnit.SECONDS)).as("stream closed").isTrue();
    }
}
