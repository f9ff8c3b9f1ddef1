package dev.gonemaster.batches.jpa;

import dev.gonemaster.batches.Batch;
import dev.gonemaster.batches.BatchStore;
import dev.gonemaster.batches.NewBatch;
import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.IdBlocks;
import dev.gonemaster.persistence.JdbcWork;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The batches in the database. What the queue counts at the same time is changed by conditional updates only.
@Dependent
@StoredIn(Place.DATABASE)
public class JpaBatches implements BatchStore {
    private final Transactions transactions;
    private final IdBlocks numbers;

    @Inject
    public JpaBatches(Transactions transactions) {
        this.transactions = transactions;
        numbers = new IdBlocks(transactions, "batches");
    }

    @Override
    public Batch create(NewBatch asked) {
        long number = numbers.next();
        transactions.write(entities -> {
            entities.persist(new BatchEntity(number, asked));
            return true;
        });
        return find(new BatchId(number)).orElseThrow();
    }

    @Override
    public void open(BatchId id, long total, Instant now) {
        Long finished = total == 0 ? Micros.of(now) : null;
        change(id, "UPDATE batches SET total = ?, opened_at = ?, finished_at = ? WHERE opened_at IS NULL AND id = ?",
                total, Micros.of(now), finished);
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return transactions.read(entities -> Optional.ofNullable(entities.find(BatchEntity.class, id.number()))
                .map(BatchEntity::batch));
    }

    @Override
    public Page<Batch> list(@Nullable String label, Slice slice) {
        return transactions.read(entities -> {
            var where = new Conditions().and("opened_at IS NOT NULL");
            if (label != null) {
                where.contains("tag", label);
            }
            List<Long> page = where.query(entities, "SELECT id FROM batches",
                    " ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?", slice.limit(), slice.offset())
                    .getResultList().stream().map(id -> ((Number) id).longValue()).toList();
            long total = slice.lengthBy(page.size()).orElseGet(() -> where.count(entities, "batches"));
            return new Page<>(found(entities, page), total);
        });
    }

    private static List<Batch> found(EntityManager entities, List<Long> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<Long, Batch> found = new HashMap<>();
        entities.createQuery("SELECT b FROM BatchEntity b WHERE b.id IN :page", BatchEntity.class)
                .setParameter("page", page).getResultStream().map(BatchEntity::batch)
                .forEach(batch -> found.put(batch.id().number(), batch));
        return page.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public Optional<Batch> pause(BatchId id, boolean paused) {
        change(id, "UPDATE batches SET paused = ? WHERE id = ?", paused);
        return find(id);
    }

    @Override
    public Optional<Batch> intendSnapshot(BatchId id, boolean intent) {
        change(id, "UPDATE batches SET snapshot_intent = ? WHERE id = ?", intent);
        return find(id);
    }

    @Override
    public void grow(BatchId id, int jobs, Instant now) {
        // In this order: MariaDB compares with what the assignments before have made of the row.
        change(id, "UPDATE batches SET finished_at = CASE WHEN ended < total + ? THEN NULL"
                + " ELSE COALESCE(finished_at, ?) END, total = total + ? WHERE id = ?", jobs, Micros.of(now), jobs);
    }

    @Override
    public List<Batch> unopened() {
        return transactions.read(entities -> entities
                .createQuery("SELECT b FROM BatchEntity b WHERE b.openedAt IS NULL AND b.finishedAt IS NULL"
                        + " ORDER BY b.id", BatchEntity.class)
                .getResultStream().map(BatchEntity::batch).toList());
    }

    @Override
    public boolean remove(BatchId id) {
        return change(id, "DELETE FROM batches WHERE total = 0 AND id = ?");
    }

    /// @param values of the question marks before the last one, which is the batch's number
    private boolean change(BatchId id, String sql, @Nullable Object... values) {
        return transactions.write(entities -> JdbcWork.in(entities, connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    update.setObject(i + 1, values[i]);
                }
                update.setLong(values.length + 1, id.number());
                return update.executeUpdate() == 1;
            }
        }));
    }
}
