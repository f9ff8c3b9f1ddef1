package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobEvents;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.StoreUnavailableException;
import dev.gonemaster.jobs.Workers;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The open event streams of this server. What happens here is told at once; what other servers do to a job is seen by
/// asking the queue every second, on one platform thread for all streams. Thread-safe.
@ApplicationScoped
public class JobStreams {
    /// Named limit: open streams of one server.
    static final int STREAMS_MAX = 500;

    private static final System.Logger LOG = System.getLogger(JobStreams.class.getName());
    private static final Duration POLL = Duration.ofSeconds(1);

    @Inject
    JobQueue queue;

    @Inject
    JobEvents events;

    @Inject
    Workers workers;

    private final Set<JobStream> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(STREAMS_MAX);
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("job-streams").daemon().factory());
    private boolean polling;

    /// Starts a stream with the job's state as it is.
    ///
    /// @return false when there is no such job; nothing was sent then
    /// @throws ProblemException when [#STREAMS_MAX] streams are open
    boolean open(JobId id, EventSink sink) {
        if (!places.tryAcquire()) {
            throw tooMany();
        }
        var stream = new JobStream(id, sink, this::closed);
        try {
            // First listen, then look: what happens between the two is told.
            stream.follow(events.subscribe(id, stream::tell).orElseThrow(JobStreams::tooMany));
            Optional<Job> job = queue.find(id);
            job.ifPresent(found -> start(stream, found));
            return job.isPresent();
        } finally {
            if (!stream.started()) {
                stream.end();
            }
        }
    }

    @PreDestroy
    void stop() {
        poller.shutdownNow();
        open.forEach(JobStream::end);
    }

    private void start(JobStream stream, Job job) {
        open.add(stream);
        stream.start(job.state(), Math.max(job.progress(), workers.liveProgress(job.id()).orElse(0)));
        startPolling();
    }

    private void closed(JobStream stream) {
        open.remove(stream);
        places.release();
    }

    private synchronized void startPolling() {
        if (!polling) {
            polling = true;
            poller.scheduleWithFixedDelay(this::poll, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void poll() {
        try {
            for (JobStream stream : open) {
                int before = stream.changesSeen();
                queue.find(stream.id()).ifPresentOrElse(
                        job -> stream.tellUnlessChanged(before, job.state(), job.progress()), stream::end);
            }
        } catch (StoreUnavailableException e) {
            LOG.log(System.Logger.Level.DEBUG, "event=stream_poll_failed", e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "event=stream_poll_failed", e);
        }
    }

    private static ProblemException tooMany() {
        return new ProblemException(Problem.TOO_MANY_STREAMS, "too many event streams are open");
    }
}
