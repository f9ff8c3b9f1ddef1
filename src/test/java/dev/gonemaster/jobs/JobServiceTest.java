package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.HERE;
import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.newJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobServiceTest {
    private final JobQueue queue = new MemoryJobQueue(new MemoryJobs(new MemoryDomains(), new MemoryBatches()));
    private final JobEvents events = new JobEvents();
    private final List<JobEvent> heard = new ArrayList<>();
    private final JobService service = new JobService();

    @BeforeEach
    void wire() {
        service.queue = queue;
        service.events = events;
        service.clock = Clock.systemUTC();
    }

    @Test
    void theEndOfAQueuedJobThatIsCanceledIsToldAtOnce() {
        JobId id = listened("queued.example");
        Job canceled = service.cancel(id).orElseThrow();
        assertThat(canceled.state()).isEqualTo(JobState.CANCELED);
        assertThat(heard).containsExactly(new JobEvent(id, JobState.CANCELED, 100));
    }

    @Test
    void aRunningJobThatIsAskedToStopHasNotEnded() {
        JobId id = listened("running.example");
        queue.claim(HERE, 1, NOON);
        assertThat(service.cancel(id).orElseThrow().cancelRequested()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeCanceled() {
        assertThat(service.cancel(new JobId(JobId.NUMBER_MAX))).isEmpty();
    }

    private JobId listened(String domain) {
        JobId id = queue.submit(newJob(domain, NewJob.INTERACTIVE, NOON)).id();
        events.subscribe(id, heard::add).orElseThrow();
        return id;
    }
}
