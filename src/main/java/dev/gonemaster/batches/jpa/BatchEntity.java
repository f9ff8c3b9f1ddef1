package dev.gonemaster.batches.jpa;

import dev.gonemaster.batches.Batch;
import dev.gonemaster.batches.NewBatch;
import dev.gonemaster.jobs.BatchId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/// A row of `batches`. The queue counts in it by statements of its own.
@Entity
@Table(name = "batches")
@NullUnmarked
class BatchEntity {
    @Id
    private long id;
    private String tag;
    private String description;
    private int priority;
    @Column(name = "snapshot_intent")
    private boolean snapshotIntent;
    @Column(name = "promote_snapshot_default")
    private boolean promoteSnapshotDefault;
    private String origin;
    private boolean paused;
    private long total;
    private long ended;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "finished_at")
    private Instant finishedAt;
    @Column(name = "stored_by")
    private String storedBy;

    protected BatchEntity() {
    }

    BatchEntity(long id, NewBatch asked) {
        this.id = id;
        tag = asked.tag();
        description = asked.description();
        priority = asked.priority();
        snapshotIntent = asked.snapshotIntent();
        promoteSnapshotDefault = asked.promoteSnapshotDefault();
        origin = asked.origin();
        createdAt = asked.createdAt();
        storedBy = asked.storedBy();
    }

    Batch batch() {
        var asked = new NewBatch(tag, description, priority, snapshotIntent, promoteSnapshotDefault, origin, createdAt,
                storedBy == null ? "" : storedBy);
        return new Batch(new BatchId(id), asked, snapshotIntent, paused, total, ended, openedAt, startedAt, finishedAt);
    }
}
