package dev.gonemaster.batches.memory;

import dev.gonemaster.batches.Batch;
import dev.gonemaster.batches.BatchStore;
import dev.gonemaster.batches.NewBatch;
import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.BatchProgress;
import dev.gonemaster.jobs.OpenBatch;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All batches behind one lock. Those that are not finished are few and known apart.
@ApplicationScoped
@StoredIn(Place.MEMORY)
public class MemoryBatches implements BatchStore, BatchProgress {
    private static final Comparator<OpenBatch> CLAIM_ORDER =
            Comparator.comparingInt(OpenBatch::priority).thenComparing(OpenBatch::id);

    private final NavigableMap<BatchId, Batch> batches = new TreeMap<>();
    private final NavigableMap<BatchId, Batch> unfinished = new TreeMap<>();
    private long lastNumber;

    @Override
    public synchronized Batch create(NewBatch asked) {
        var kept = new NewBatch(asked.tag(), asked.description(), asked.priority(), asked.snapshotIntent(),
                asked.promoteSnapshotDefault(), asked.origin(), micros(asked.createdAt()), asked.storedBy());
        return keep(new Batch(new BatchId(++lastNumber), kept, asked.snapshotIntent(), false, 0, 0, null, null, null));
    }

    @Override
    public synchronized void open(BatchId id, long total, Instant now) {
        change(id, batch -> batch.openedAt() != null ? batch : counted(new Batch(id, batch.asked(),
                batch.snapshotIntent(), batch.paused(), 0, 0, micros(now), null, null), total, 0, now));
    }

    @Override
    public synchronized Optional<Batch> find(BatchId id) {
        return Optional.ofNullable(batches.get(id));
    }

    @Override
    public synchronized Page<Batch> list(@Nullable String label, Slice slice) {
        String part = label == null ? null : label.toLowerCase(Locale.ROOT);
        List<Batch> matching = batches.descendingMap().values().stream()
                .filter(batch -> batch.openedAt() != null)
                .filter(batch -> part == null || batch.asked().tag() != null
                        && batch.asked().tag().toLowerCase(Locale.ROOT).contains(part))
                .sorted(Comparator.comparing((Batch batch) -> batch.asked().createdAt()).thenComparing(Batch::id)
                        .reversed())
                .toList();
        return new Page<>(matching.stream().skip(slice.offset()).limit(slice.limit()).toList(), matching.size());
    }

    @Override
    public synchronized Optional<Batch> pause(BatchId id, boolean paused) {
        return change(id, batch -> new Batch(id, batch.asked(), batch.snapshotIntent(), paused, batch.total(),
                batch.ended(), batch.openedAt(), batch.startedAt(), batch.finishedAt()));
    }

    @Override
    public synchronized Optional<Batch> intendSnapshot(BatchId id, boolean intent) {
        return change(id, batch -> new Batch(id, batch.asked(), intent, batch.paused(), batch.total(),
                batch.ended(), batch.openedAt(), batch.startedAt(), batch.finishedAt()));
    }

    @Override
    public synchronized void grow(BatchId id, int jobs, Instant now) {
        change(id, batch -> counted(batch, batch.total() + jobs, batch.ended(), now));
    }

    @Override
    public synchronized List<Batch> unopened() {
        return unfinished.values().stream().filter(batch -> batch.openedAt() == null).toList();
    }

    @Override
    public synchronized boolean remove(BatchId id) {
        Batch batch = batches.get(id);
        if (batch == null || batch.total() > 0) {
            return false;
        }
        batches.remove(id);
        unfinished.remove(id);
        return true;
    }

    @Override
    public synchronized List<OpenBatch> open() {
        return unfinished.values().stream().filter(batch -> batch.openedAt() != null && !batch.paused())
                .map(batch -> new OpenBatch(batch.id(), batch.asked().priority(), batch.startedAt() != null))
                .sorted(CLAIM_ORDER).toList();
    }

    @Override
    public synchronized void begun(BatchId id, Instant at) {
        change(id, batch -> batch.startedAt() != null ? batch : new Batch(id, batch.asked(), batch.snapshotIntent(),
                batch.paused(), batch.total(), batch.ended(), batch.openedAt(), micros(at), batch.finishedAt()));
    }

    @Override
    public synchronized void ended(BatchId id, Instant at) {
        change(id, batch -> counted(batch, batch.total(), batch.ended() + 1, at));
    }

    @Override
    public synchronized void removed(BatchId id) {
        change(id, batch -> new Batch(id, batch.asked(), batch.snapshotIntent(), batch.paused(), batch.total() - 1,
                batch.ended() - 1, batch.openedAt(), batch.startedAt(), batch.finishedAt()))
                .filter(batch -> batch.total() == 0).ifPresent(batch -> remove(id));
    }

    private static Batch counted(Batch batch, long total, long ended, Instant now) {
        Instant finished = batch.openedAt() == null || ended < total ? null
                : batch.finishedAt() != null ? batch.finishedAt() : micros(now);
        return new Batch(batch.id(), batch.asked(), batch.snapshotIntent(), batch.paused(), total, ended,
                batch.openedAt(), batch.startedAt(), finished);
    }

    private Optional<Batch> change(BatchId id, UnaryOperator<Batch> change) {
        return Optional.ofNullable(batches.get(id)).map(change).map(this::keep);
    }

    private Batch keep(Batch batch) {
        batches.put(batch.id(), batch);
        if (batch.finished()) {
            unfinished.remove(batch.id());
        } else {
            unfinished.put(batch.id(), batch);
        }
        return batch;
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
