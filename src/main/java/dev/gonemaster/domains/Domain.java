package dev.gonemaster.domains;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A domain that was tested at least once.
///
/// @param id from 1
/// @param name A-labels, lower case, no final dot except for the root
/// @param latestRun number of the latest run; null when it was purged and none is left
/// @param latestLevel published worst level of that run; null for none
/// @param latestScore score of that run, 0 to 100 with one decimal; null for none
/// @param latestGrade published grade of that run; null for none
/// @param runCount runs that are stored; purged ones no longer count
public record Domain(long id, String name, @Nullable Long latestRun, @Nullable Instant latestRunAt,
                     @Nullable String latestState, @Nullable String latestLevel, @Nullable Double latestScore,
                     @Nullable String latestGrade, Instant createdAt, long runCount) {
}
