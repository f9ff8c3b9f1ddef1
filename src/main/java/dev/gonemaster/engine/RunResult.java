package dev.gonemaster.engine;

import dev.gonemaster.engine.chain.ChainDocument;
import dev.gonemaster.engine.message.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one run found.
///
/// @param entries at or above the requested level, in the fixed order of module, testcase and report
/// @param end how the run ended; entries found until then are kept in every case
/// @param timings one for each address asked, in the order of [dev.gonemaster.engine.dns.NameServer]
/// @param chain the chain of trust; null where the run looked at nothing of it
public record RunResult(List<Entry> entries, End end, List<NameserverTiming> timings, @Nullable ChainDocument chain) {
    public enum End {
        COMPLETED,
        /// Stopped from outside.
        CANCELED,
        /// The run's time was over.
        EXPIRED
    }

    public RunResult {
        entries = List.copyOf(entries);
        timings = List.copyOf(timings);
    }

    /// Without a chain of trust.
    public RunResult(List<Entry> entries, End end, List<NameserverTiming> timings) {
        this(entries, end, timings, null);
    }

    /// Round-trip times of one address in milliseconds, over answered queries only; null when none was answered.
    public record NameserverTiming(String nameserver, String address, @Nullable Double avgMs, @Nullable Double minMs,
                                   @Nullable Double maxMs, @Nullable Double medianMs, @Nullable Double stddevMs,
                                   int count, int timeouts, int refused) {
    }
}
