package dev.gonemaster.jobs.memory;

import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.StoredEntry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A run with its entries.
///
/// @param chain the chain of trust as published; null for none
record MemoryRun(Run run, List<StoredEntry> entries, @Nullable String chain) {
    boolean hasTag(String tag) {
        return entries.stream().anyMatch(entry -> entry.tag().equals(tag));
    }

    /// Entries that match, apart from what the filter says about runs and domains.
    Stream<StoredEntry> matching(EntryFilter filter) {
        String module = filter.module() == null ? null : filter.module().toUpperCase(Locale.ROOT);
        String testcase = filter.testcase() == null ? null : filter.testcase().toLowerCase(Locale.ROOT);
        return entries.stream().filter(entry -> (module == null || entry.module().equals(module))
                && (testcase == null || entry.testcase().equals(testcase))
                && (filter.tag() == null || entry.tag().equals(filter.tag()))
                && (filter.level() == null || entry.level() == filter.level()));
    }
}
