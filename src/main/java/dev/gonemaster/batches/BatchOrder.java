package dev.gonemaster.batches;

import dev.gonemaster.jobs.TestSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a caller wants tested in a batch, as it was written and not yet checked, but for the names.
///
/// @param wanted for every job
/// @param tags names of tags for every domain
/// @param profileId of a stored profile; null for none
/// @param label what the batch is called in lists; null for none
/// @param description null for none
/// @param priority null for the one of batches
public record BatchOrder(TestSpec wanted, List<String> tags, @Nullable Long profileId, @Nullable String label,
                         @Nullable String description, @Nullable Integer priority, boolean snapshotIntent,
                         boolean promoteSnapshotDefault) {
    public BatchOrder {
        tags = List.copyOf(tags);
    }
}
