package dev.gonemaster.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a caller wants tested, as it was written and not yet checked.
///
/// @param domain null when the caller gave none
/// @param wanted texts as written; numbers of DS records may be out of range
/// @param tags names of tags for the domain
/// @param profileId of a stored profile; null for none
/// @param priority null for the one of single jobs
public record JobOrder(@Nullable String domain, TestSpec wanted, List<String> tags, @Nullable Long profileId,
                       @Nullable Integer priority) {
    public JobOrder {
        tags = List.copyOf(tags);
    }
}
