package dev.gonemaster.cli;

import java.util.stream.Stream;

/// Which options do not go together.
final class OptionRules {
    private OptionRules() {
    }

    /// @throws UsageException naming the first conflict
    static void check(Options options) {
        if (Stream.of(options.raw, options.json, options.jsonStream).filter(chosen -> chosen).count() > 1) {
            throw new UsageException("--raw, --json and --json-stream exclude each other");
        }
        exclude("--ordered", options.ordered, "--unordered", options.unordered);
        exclude("--fallback", options.fallback, "--no-fallback", options.noFallback);
        exclude("--score", options.score, "--no-score", options.noScore);
        exclude("--scoring-config", options.scoringConfig != null, "--no-score", options.noScore);
        exclude("--ipv6", options.forceIpv6, "--no-ipv6", options.noIpv6);
        if (options.saveMaxEntries != null) {
            SettingsReader.inRange("--save-max-entries", options.saveMaxEntries, 0, Integer.MAX_VALUE);
            if (options.save == null) {
                throw new UsageException("--save-max-entries needs --save");
            }
        }
    }

    private static void exclude(String one, boolean oneChosen, String other, boolean otherChosen) {
        if (oneChosen && otherChosen) {
            throw new UsageException(one + " and " + other + " exclude each other");
        }
    }
}
