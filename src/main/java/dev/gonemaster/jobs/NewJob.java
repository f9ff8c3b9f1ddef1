package dev.gonemaster.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as it is handed in.
///
/// @param domain A-labels, lower case, no final dot except for the root
/// @param publicId 12 random characters, unique
/// @param priority 0 to [#PRIORITY_MAX], 0 first
/// @param batch null for a single job
/// @param profile null when the profile of the server and its overrides are all
public record NewJob(String domain, String publicId, int priority, TestSpec spec, Instant createdAt,
                     @Nullable BatchId batch, @Nullable UsedProfile profile) {
    /// Where single jobs wait unless they say otherwise.
    public static final int INTERACTIVE = 0;
    /// Where jobs of batches wait unless they say otherwise.
    public static final int BATCH = 1;
    public static final int PRIORITY_MAX = 3;

    public NewJob {
        if (priority < 0 || priority > PRIORITY_MAX) {
            throw new IllegalArgumentException("priority " + priority);
        }
    }

    /// A single job with the profile of the server.
    public NewJob(String domain, String publicId, int priority, TestSpec spec, Instant createdAt) {
        this(domain, publicId, priority, spec, createdAt, null, null);
    }
}
