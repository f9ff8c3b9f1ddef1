package dev.gonemaster.cli;

import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.cachefile.CacheContents;
import dev.gonemaster.engine.cachefile.PacketCache;
import dev.gonemaster.engine.dns.Ipv6;
import dev.gonemaster.engine.dns.ResolverSettings;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/// What the options hang on the engine of one run: a packet cache, a trace of the questions.
final class RunTools {
    private final Options options;
    private final @Nullable PacketCache cache;
    private final @Nullable QueryTrace trace;

    private RunTools(Options options, @Nullable PacketCache cache, @Nullable QueryTrace trace) {
        this.options = options;
        this.cache = cache;
        this.trace = trace;
    }

    /// @throws UsageException when a packet cache cannot be read, or there is no place for one
    static RunTools of(Options options, ResolverSettings settings, PrintStream err) {
        if (options.save != null) {
            CacheFiles.checkPlace(options.save);
        }
        CacheContents earlier = options.restore == null
                ? CacheContents.NOTHING
                : CacheFiles.read("--restore", options.restore, options.cacheStrict, err);
        return new RunTools(options, options.save == null && options.restore == null ? null : new PacketCache(earlier),
                options.debugQueries ? new QueryTrace(settings, err) : null);
    }

    EngineParts over(EngineParts parts) {
        EngineParts answering = (cache == null
                ? parts
                : parts.withAnswers(cache).withAsns(parts.asns().with(cache)))
                .withIpv6(options.forceIpv6 ? Ipv6.ALWAYS : Ipv6.WHERE_THERE_IS_A_ROUTE);
        return trace == null ? answering : trace.over(answering);
    }

    /// What is printed after the results; empty for nothing.
    String afterwards(RunResult result) {
        String table = trace == null ? "" : trace.table(result.timings());
        boolean forPeople = !options.raw && !options.json && !options.jsonStream;
        String line = cache == null || options.restore == null || !forPeople
                ? ""
                : "packet cache: %d hits, %d misses%n".formatted(cache.hits(), cache.misses());
        return table.isEmpty() || line.isEmpty() ? table + line : table + "\n" + line;
    }

    /// After a run that came to its end.
    void save() {
        if (cache != null && options.save != null) {
            int entriesMax = options.saveMaxEntries == null ? 0 : options.saveMaxEntries;
            CacheFiles.write(options.save, options.saveCompress, entriesMax, cache.entries());
        }
    }
}
