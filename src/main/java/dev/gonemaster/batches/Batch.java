package dev.gonemaster.batches;

import dev.gonemaster.jobs.BatchId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A batch as it stands in the store.
///
/// @param asked as it was handed in
/// @param total jobs that are stored, ended ones included; 0 until it is opened
/// @param ended how many of them have ended
/// @param openedAt null while it is being stored
/// @param startedAt when its first job was taken; null before that
/// @param finishedAt when its last job ended; null before that
public record Batch(BatchId id, NewBatch asked, boolean snapshotIntent, boolean paused, long total, long ended,
                    @Nullable Instant openedAt, @Nullable Instant startedAt, @Nullable Instant finishedAt) {
    public boolean finished() {
        return finishedAt != null;
    }
}
