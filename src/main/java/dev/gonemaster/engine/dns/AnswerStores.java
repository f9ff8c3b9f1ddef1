package dev.gonemaster.engine.dns;

import org.xbill.DNS.Name;

/// Gives each run the [AnswerStore] that fits it. Thread-safe.
@FunctionalInterface
public interface AnswerStores {
    AnswerStores NONE = (_, _) -> AnswerStore.NONE;

    /// @param zone the zone under test, about which a run wants to hear from its servers themselves
    /// @param settings how the run asks, as far as that decides an answer
    AnswerStore forRun(Name zone, ResolverSettings settings);
}
