package dev.gonemaster.batches.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.batches.Batch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A batch as it is shown after a change.
record BatchBody(String id, @JsonInclude(NON_EMPTY) @Nullable String tag, Instant createdAt, long domainCount,
                 @JsonInclude(NON_EMPTY) String description, @JsonInclude(NON_DEFAULT) boolean snapshotIntent,
                 @JsonInclude(NON_DEFAULT) boolean paused, @JsonInclude(NON_EMPTY) @Nullable String origin) {
    static BatchBody from(Batch batch) {
        return new BatchBody(batch.id().toString(), batch.asked().tag(), batch.asked().createdAt(), batch.total(),
                batch.asked().description(), batch.snapshotIntent(), batch.paused(), batch.asked().origin());
    }
}
