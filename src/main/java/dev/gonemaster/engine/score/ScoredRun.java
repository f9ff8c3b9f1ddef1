package dev.gonemaster.engine.score;

import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a score is made of.
///
/// @param entries those from [#LEVEL] up
/// @param testcases ids that the run executes
/// @param topLevel whether the zone is a TLD or the root
/// @param disabled families that it asks no address of
public record ScoredRun(List<Entry> entries, Set<String> testcases, boolean topLevel, Set<AddressFamily> disabled) {
    /// Least severe level of entries that a score is made of: proofs of criteria have it.
    public static final Level LEVEL = Level.INFO;

    /// Labels of a TLD, with the one of the root.
    private static final int TLD_LABELS = 2;

    public ScoredRun {
        entries = List.copyOf(entries);
        testcases = Set.copyOf(testcases);
        disabled = Set.copyOf(disabled);
    }

    /// @param entries what the run found, from [#LEVEL] up; less severe ones change nothing
    public static ScoredRun of(RunRequest request, List<Entry> entries) {
        Set<String> testcases = request.testcases().isEmpty() ? request.profile().testcases() : request.testcases();
        Set<AddressFamily> disabled = EnumSet.noneOf(AddressFamily.class);
        if (!request.profile().resolver().ipv4()) {
            disabled.add(AddressFamily.IPV4);
        }
        if (!request.profile().resolver().ipv6()) {
            disabled.add(AddressFamily.IPV6);
        }
        return new ScoredRun(entries, testcases, request.zone().labels() <= TLD_LABELS, disabled);
    }
}
