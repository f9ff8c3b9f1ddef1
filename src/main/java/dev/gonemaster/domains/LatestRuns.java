package dev.gonemaster.domains;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The writing side of the registry, for the store of runs alone. Thread-safe; every method is atomic.
public interface LatestRuns {
    /// Enters a run that has ended; its first run creates the domain. The latest run of a domain is the one that ended
    /// last, and of those the one with the highest number.
    ///
    /// @param name as in [Domain]
    /// @return the domain's id
    long ended(String name, EndedRun run);

    /// Counts runs off that were purged.
    void purged(long domainId, int runs);

    /// Replaces the latest run of a domain whose latest run was purged.
    ///
    /// @param newest newest run left; null for none
    void replaced(long domainId, @Nullable EndedRun newest);

    /// @param state published form
    /// @param level published worst level; null for none
    /// @param score 0 to 100 with one decimal; null for none
    /// @param grade published form; null for none
    record EndedRun(long number, Instant at, String state, @Nullable String level, @Nullable Double score,
                    @Nullable String grade) {
        /// Whether this run takes the place of another as the latest.
        public boolean isAfter(EndedRun other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime > 0 : number > other.number;
        }
    }
}
