package dev.gonemaster.batches;

import dev.gonemaster.jobs.NewJob;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A batch as it is handed in.
///
/// @param tag label; null for none
/// @param description empty for none
/// @param priority of its jobs
/// @param snapshotIntent it may become a snapshot of a cohort
/// @param promoteSnapshotDefault that snapshot is to be the cohort's default
/// @param origin who made it, when it was not a caller; null else
/// @param storedBy the instance that stores it
public record NewBatch(@Nullable String tag, String description, int priority, boolean snapshotIntent,
                       boolean promoteSnapshotDefault, @Nullable String origin, Instant createdAt, String storedBy) {
    public NewBatch {
        if (priority < 0 || priority > NewJob.PRIORITY_MAX) {
            throw new IllegalArgumentException("priority " + priority);
        }
    }
}
