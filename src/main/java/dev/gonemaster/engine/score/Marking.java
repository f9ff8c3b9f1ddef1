package dev.gonemaster.engine.score;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// One score on its way.
final class Marking {
    /// What a zone can have at most that has something CRITICAL.
    private static final BigDecimal CRITICAL_MAX = BigDecimal.TEN;
    private static final BigDecimal FULL = BigDecimal.valueOf(Score.MAX);
    private static final int DECIMALS = 1;

    private final ScoringConfig config;
    private final ScoredRun run;
    private final Evidence evidence;
    private final Map<Category, CategoryScore> categories = new EnumMap<>(Category.class);
    private boolean critical;

    Marking(ScoringConfig config, ScoredRun run) {
        this.config = config;
        this.run = run;
        evidence = new Evidence(run.entries());
        for (Category category : Category.values()) {
            categories.put(category, CategoryScore.FULL);
        }
    }

    Score score() {
        run.entries().forEach(this::mark);
        BigDecimal exact = critical ? aggregate().min(CRITICAL_MAX) : aggregate();
        BigDecimal rounded = exact.setScale(DECIMALS, RoundingMode.HALF_UP);
        Bonus bonus = bonus(exact.compareTo(FULL) == 0);
        return new Score(rounded.doubleValue(), bonus.eligible() ? Grade.A_PLUS : config.gradeOf(rounded), categories,
                bonus, disabled());
    }

    private void mark(Entry entry) {
        Category category = config.moduleCategories().get(entry.module());
        if (category == null || !entry.level().isAtLeast(Level.NOTICE)) {
            return;
        }
        Integer ofTag = config.tagPenalties().get(entry.tag());
        int penalty = ofTag == null ? config.severityPenalties().getOrDefault(entry.level(), 0) : ofTag;
        boolean worst = entry.level() == Level.CRITICAL && !Integer.valueOf(0).equals(ofTag);
        if (penalty > 0 || worst) {
            categories.computeIfPresent(category, (_, score) -> score.minus(penalty));
        }
        critical |= worst && config.weightOf(category).signum() > 0;
    }

    /// The weighted mean of the categories.
    private BigDecimal aggregate() {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (Map.Entry<Category, CategoryScore> category : categories.entrySet()) {
            BigDecimal weight = config.weightOf(category.getKey());
            sum = sum.add(weight.multiply(BigDecimal.valueOf(category.getValue().score())));
            weights = weights.add(weight);
        }
        return sum.divide(weights, MathContext.DECIMAL128);
    }

    /// A run without entries proves nothing.
    private Bonus bonus(boolean full) {
        Map<Criterion, Judgement> judged = new EnumMap<>(Criterion.class);
        config.criteria().forEach(criterion -> judged.put(criterion, criterion.judge(run, evidence)));
        return new Bonus(full && !run.entries().isEmpty() && !judged.containsValue(Judgement.NOT_MET), judged);
    }

    /// A family can be off without the profile's saying so: where this machine has no route.
    private Set<AddressFamily> disabled() {
        Set<AddressFamily> disabled = EnumSet.noneOf(AddressFamily.class);
        disabled.addAll(run.disabled());
        for (AddressFamily family : AddressFamily.values()) {
            if (evidence.says("CN01_" + family.name() + "_DISABLED")) {
                disabled.add(family);
            }
        }
        return disabled;
    }
}
