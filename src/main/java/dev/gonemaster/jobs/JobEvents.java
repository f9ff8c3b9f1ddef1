package dev.gonemaster.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Tells listeners what happens to jobs in this process. Knows nothing of other servers: who must know of those asks
/// the queue as well. Thread-safe.
public final class JobEvents {
    /// Named limit: listeners at once, of all jobs together.
    public static final int SUBSCRIBERS_MAX = 1_000;

    private static final System.Logger LOG = System.getLogger(JobEvents.class.getName());

    private final Map<JobId, List<Consumer<JobEvent>>> listeners = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(SUBSCRIBERS_MAX);

    /// Ends the subscription when closed; may be closed again.
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /// Listens to a job, whether or not it exists.
    ///
    /// @param listener must be quick and never block: it is called on the threads of the work. May miss nothing, but
    ///     may be told the same state twice
    /// @return empty when there are [#SUBSCRIBERS_MAX] listeners already
    public Optional<Subscription> subscribe(JobId id, Consumer<JobEvent> listener) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        // A wrapper of its own for each subscription, so that one listener may listen twice.
        Consumer<JobEvent> own = listener::accept;
        listeners.compute(id, (_, present) -> {
            List<Consumer<JobEvent>> all = present == null ? new CopyOnWriteArrayList<>() : present;
            all.add(own);
            return all;
        });
        var open = new AtomicBoolean(true);
        return Optional.of(() -> {
            if (open.compareAndSet(true, false)) {
                remove(id, own);
                places.release();
            }
        });
    }

    /// Tells the listeners of the event's job. A listener that throws is logged and does not disturb the others.
    public void publish(JobEvent event) {
        for (Consumer<JobEvent> listener : listeners.getOrDefault(event.id(), List.of())) {
            try {
                listener.accept(event);
            } catch (RuntimeException failure) {
                LOG.log(System.Logger.Level.WARNING, "event=listener_failed run=" + event.id(), failure);
            }
        }
    }

    private void remove(JobId id, Consumer<JobEvent> listener) {
        listeners.computeIfPresent(id, (_, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }
}
