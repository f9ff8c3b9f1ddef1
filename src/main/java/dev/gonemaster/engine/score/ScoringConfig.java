package dev.gonemaster.engine.score;

import static java.util.Map.entry;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How entries become a score. Immutable; made by [#parse] or the [#DEFAULT].
///
/// @param severityPenalties points that an entry of a level takes; a level that is missing takes none
/// @param categoryWeights what a category counts; one that is missing counts nothing
/// @param moduleCategories the category of a module's entries; those of a module that is missing count nothing
/// @param tagPenalties points that entries of a tag take instead, from NOTICE up; with 0 they count nothing
/// @param gradeBands from best to worst; the last one begins at 0
/// @param criteria those that an A+ needs
public record ScoringConfig(Map<Level, Integer> severityPenalties, Map<Category, Double> categoryWeights,
                            Map<Module, Category> moduleCategories, SortedMap<String, Integer> tagPenalties,
                            List<GradeBand> gradeBands, Set<Criterion> criteria) {
    /// gonemaster's.
    public static final ScoringConfig DEFAULT = new ScoringConfig(
            Map.of(Level.NOTICE, 1, Level.WARNING, 5, Level.ERROR, 20, Level.CRITICAL, 0),
            Map.of(Category.DNSSEC, 1.5, Category.NAMESERVER_HEALTH, 1.2, Category.CONNECTIVITY, 1.0,
                    Category.ZONE_CONSISTENCY, 0.8),
            Map.of(Module.DNSSEC, Category.DNSSEC,
                    Module.NAMESERVER, Category.NAMESERVER_HEALTH, Module.BASIC, Category.NAMESERVER_HEALTH,
                    Module.DELEGATION, Category.NAMESERVER_HEALTH,
                    Module.CONNECTIVITY, Category.CONNECTIVITY, Module.ADDRESS, Category.CONNECTIVITY,
                    Module.CONSISTENCY, Category.ZONE_CONSISTENCY, Module.ZONE, Category.ZONE_CONSISTENCY,
                    Module.SYNTAX, Category.ZONE_CONSISTENCY),
            new TreeMap<>(Map.ofEntries(
                    entry("DS07_NOT_SIGNED", 20), entry("DS07_NO_DS_FOR_SIGNED_ZONE", 20),
                    entry("NO_IPV6_NS_CHILD", 20), entry("NO_IPV6_NS_DEL", 20),
                    entry("N15_SOFTWARE_VERSION", 0), entry("N16_HAS_NSID", 0), entry("Z13_SPF_MACRO_TARGET", 0),
                    entry("DS19_BLOCKLIST_NOT_FOUND", 0), entry("N18_NO_EXTENDED_ERROR", 0),
                    entry("N18_EXTENDED_ERROR_REPORTED", 0), entry("N18_SERVER_ERROR_REPORTED", 0),
                    entry("N18_RESOLVER_BEHAVIOR_REPORTED", 0), entry("N18_FILTERED_RESPONSE", 0),
                    entry("N18_NO_RESPONSE", 0))),
            List.of(new GradeBand(Grade.A, 90), new GradeBand(Grade.B, 75), new GradeBand(Grade.C, 60),
                    new GradeBand(Grade.D, 40), new GradeBand(Grade.F, 0)),
            EnumSet.allOf(Criterion.class));

    /// Longest text that is read, in characters.
    public static final int LENGTH_MAX = 1 << 16;

    public ScoringConfig {
        severityPenalties = copy(Level.class, severityPenalties);
        categoryWeights = copy(Category.class, categoryWeights);
        moduleCategories = copy(Module.class, moduleCategories);
        tagPenalties = Collections.unmodifiableSortedMap(new TreeMap<>(tagPenalties));
        gradeBands = List.copyOf(gradeBands);
        criteria = criteria.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(criteria));
    }

    /// Reads a configuration; what it does not say is as in [#DEFAULT]. A map or an array given replaces the default
    /// whole, except `bonus_criteria`, where a criterion that is not named stays as it was.
    ///
    /// @throws InvalidScoringConfigException when the text is no JSON object, or a key is unknown, has another type or
    ///     is out of range
    public static ScoringConfig parse(String json) {
        return ScoringConfigJson.read(json);
    }

    /// The whole configuration as a JSON object on one line; reading it gives an equal one. Equal configurations have
    /// equal texts.
    public String toJson() {
        return ScoringConfigJson.write(this);
    }

    BigDecimal weightOf(Category category) {
        return BigDecimal.valueOf(categoryWeights.getOrDefault(category, 0.0));
    }

    Grade gradeOf(BigDecimal points) {
        for (GradeBand band : gradeBands) {
            if (points.compareTo(BigDecimal.valueOf(band.minScore())) >= 0) {
                return band.grade();
            }
        }
        throw new IllegalStateException("no grade for " + points);
    }

    private static <K extends Enum<K>, V> Map<K, V> copy(Class<K> keys, Map<K, V> map) {
        var ordered = new EnumMap<K, V>(keys);
        ordered.putAll(map);
        return Collections.unmodifiableMap(ordered);
    }
}
