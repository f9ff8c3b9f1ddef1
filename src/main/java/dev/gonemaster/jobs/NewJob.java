package dev.gonemaster.jobs;

import java.time.Instant;

/// A job as it is handed in.
///
/// @param domain A-labels, lower case, no final dot except for the root
/// @param publicId 12 random characters, unique
/// @param priority 0 for interactive, 1 for batch
public record NewJob(String domain, String publicId, int priority, TestSpec spec, Instant createdAt) {
    public static final int INTERACTIVE = 0;
    public static final int BATCH = 1;
}
