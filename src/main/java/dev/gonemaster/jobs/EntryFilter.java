package dev.gonemaster.jobs;

import dev.gonemaster.engine.message.Level;
import org.jspecify.annotations.Nullable;

/// Which entries a list holds; null means any. Order is by run, then position.
///
/// @param batch whose runs
/// @param module equal but for letter case
/// @param testcase equal but for letter case
/// @param tag message tag, exact
/// @param latest only entries of the latest run of each domain
public record EntryFilter(@Nullable JobId run, @Nullable BatchId batch, @Nullable Long domainId,
                          @Nullable String module, @Nullable String testcase, @Nullable String tag,
                          @Nullable Level level, boolean latest) {
    public static final EntryFilter ALL = new EntryFilter(null, null, null, null, null, null, null, false);
}
