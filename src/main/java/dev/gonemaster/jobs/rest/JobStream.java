package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.JobEvent;
import dev.gonemaster.jobs.JobEvents;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One client that follows one job. Changes are handed in from any thread and never wait; a virtual thread of its own
/// sends them, so that a slow client holds up nobody but itself.
final class JobStream {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /// Named limit: changes that wait for a slow client; beyond it the oldest is left out.
    private static final int WAITING_MAX = 64;

    private final JobId id;
    private final EventSink sink;
    private final Consumer<JobStream> onEnd;
    private final BlockingQueue<State> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicInteger changesSeen = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Thread sender;
    private volatile JobEvents.@Nullable Subscription subscription;

    /// What the client is told.
    record State(String status, int progress) {
        static State of(JobState state, int progress) {
            return new State(state.published(), progress);
        }

        boolean terminal() {
            return JobState.parse(status).filter(JobState::terminal).isPresent();
        }

        boolean follows(@Nullable State last) {
            return last == null || !status.equals(last.status) || progress > last.progress;
        }
    }

    /// @param onEnd called once, when the stream has ended for whatever reason
    JobStream(JobId id, EventSink sink, Consumer<JobStream> onEnd) {
        this.id = id;
        this.sink = sink;
        this.onEnd = onEnd;
    }

    JobId id() {
        return id;
    }

    int changesSeen() {
        return changesSeen.get();
    }

    boolean started() {
        return sender != null;
    }

    /// Ends that subscription when the stream ends.
    void follow(JobEvents.Subscription taken) {
        subscription = taken;
    }

    /// Begins to send: that state first, then what was told meanwhile.
    void start(JobState state, int progress) {
        // Known before it runs: it may end the stream at once.
        Thread thread = Thread.ofVirtual().name("job-stream-" + id).unstarted(() -> run(State.of(state, progress)));
        sender = thread;
        thread.start();
    }

    void tell(JobEvent event) {
        changesSeen.incrementAndGet();
        enqueue(State.of(event.state(), event.progress()));
    }

    /// Tells what the store said, unless something happened since it was asked: then its answer may be older.
    void tellUnlessChanged(int changesBefore, JobState state, int progress) {
        if (changesSeen.get() == changesBefore) {
            enqueue(State.of(state, progress));
        }
    }

    /// Closes the connection; harmless when it is closed.
    void end() {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        JobEvents.Subscription taken = subscription;
        if (taken != null) {
            taken.close();
        }
        Thread thread = sender;
        if (thread != null) {
            sink.close();
            thread.interrupt();
        }
        onEnd.accept(this);
    }

    private void enqueue(State state) {
        while (!waiting.offer(state)) {
            waiting.poll();
        }
    }

    private void run(State first) {
        try {
            State last = null;
            State next = first;
            while (!ended.get()) {
                if (next == null) {
                    sink.heartbeat();
                } else if (next.follows(last)) {
                    sink.send("state", next);
                    last = next;
                }
                if (last != null && last.terminal()) {
                    return;
                }
                next = waiting.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (IOException gone) {
            // The client left: that is how most streams end.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }
}
