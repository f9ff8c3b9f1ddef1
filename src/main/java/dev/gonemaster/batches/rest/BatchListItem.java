package dev.gonemaster.batches.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.batches.Batch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A batch as lists show it.
///
/// @param status `running` or `done`
/// @param completion percent of its jobs that have ended
record BatchListItem(String batchId, @JsonInclude(NON_EMPTY) @Nullable String tag,
                     @JsonInclude(NON_EMPTY) String description, String status, long total, long completed,
                     double completion, Instant createdAt, @JsonInclude(NON_NULL) @Nullable Instant finishedAt,
                     @JsonInclude(NON_DEFAULT) boolean paused, @JsonInclude(NON_EMPTY) @Nullable String origin) {
    private static final double WHOLE = 100;
    private static final double TENTHS = 10;

    static BatchListItem from(Batch batch) {
        return new BatchListItem(batch.id().toString(), batch.asked().tag(), batch.asked().description(),
                batch.finished() ? "done" : "running", batch.total(), batch.ended(), completion(batch),
                batch.asked().createdAt(), batch.finishedAt(), batch.paused(), batch.asked().origin());
    }

    /// Rounded down, so that only a whole batch is 100.
    static double completion(Batch batch) {
        return batch.total() == 0 ? WHOLE
                : Math.floor(batch.ended() * WHOLE * TENTHS / batch.total()) / TENTHS;
    }
}
