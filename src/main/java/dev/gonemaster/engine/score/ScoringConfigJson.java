package dev.gonemaster.engine.score;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gonemaster.engine.json.LocatedJson;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Scoring configurations as JSON.
final class ScoringConfigJson {
    private static final int WEIGHT_MAX = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ScoringConfigJson() {
    }

    static ScoringConfig read(String text) {
        ScoringConfig standard = ScoringConfig.DEFAULT;
        Map<Level, Integer> severityPenalties = standard.severityPenalties();
        Map<Category, Double> categoryWeights = standard.categoryWeights();
        Map<Module, Category> moduleCategories = standard.moduleCategories();
        SortedMap<String, Integer> tagPenalties = standard.tagPenalties();
        List<GradeBand> gradeBands = standard.gradeBands();
        Set<Criterion> criteria = standard.criteria();
        for (LocatedJson node : LocatedJson.membersOf(parse(text), InvalidScoringConfigException::new)) {
            switch (node.key()) {
                case "severity_penalties" -> severityPenalties = severityPenalties(node);
                case "category_weights" -> categoryWeights = categoryWeights(node);
                case "module_categories" -> moduleCategories = moduleCategories(node);
                case "tag_penalties" -> tagPenalties = tagPenalties(node);
                case "grade_bands" -> gradeBands = GradeBandsJson.read(node);
                case "bonus_criteria" -> criteria = criteria(node, criteria);
                default -> throw node.unknown();
            }
        }
        return new ScoringConfig(severityPenalties, categoryWeights, moduleCategories, tagPenalties, gradeBands,
                criteria);
    }

    private static ObjectNode parse(String text) {
        if (text.length() > ScoringConfig.LENGTH_MAX) {
            throw new InvalidScoringConfigException("longer than " + ScoringConfig.LENGTH_MAX + " characters");
        }
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new InvalidScoringConfigException("not a JSON object");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new InvalidScoringConfigException("not valid JSON"
                    + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()));
        }
    }

    private static Map<Level, Integer> severityPenalties(LocatedJson object) {
        var penalties = new EnumMap<Level, Integer>(Level.class);
        for (LocatedJson node : object.members()) {
            Level level = Level.parse(node.key()).orElseThrow(() -> node.fault("names no level"));
            int penalty = node.integer(0, Score.MAX);
            if (penalty > 0 && !level.isAtLeast(Level.NOTICE)) {
                throw node.fault("must be 0: entries below NOTICE take no points");
            }
            if (penalties.put(level, penalty) != null) {
                throw node.fault("names a level twice");
            }
        }
        return penalties;
    }

    private static Map<Category, Double> categoryWeights(LocatedJson object) {
        var weights = new EnumMap<Category, Double>(Category.class);
        for (LocatedJson node : object.members()) {
            weights.put(category(node, node.key()), node.number(0, WEIGHT_MAX));
        }
        if (weights.values().stream().noneMatch(weight -> weight > 0)) {
            throw object.fault("one category at least must weigh more than 0");
        }
        return weights;
    }

    private static Map<Module, Category> moduleCategories(LocatedJson object) {
        var categories = new EnumMap<Module, Category>(Module.class);
        for (LocatedJson node : object.members()) {
            Module module = Module.parse(node.key()).orElseThrow(() -> node.fault("names no module"));
            if (categories.put(module, category(node, node.text())) != null) {
                throw node.fault("names a module twice");
            }
        }
        return categories;
    }

    private static Category category(LocatedJson node, String name) {
        return Arrays.stream(Category.values()).filter(category -> category.published().equals(name)).findFirst()
                .orElseThrow(() -> node.fault("names no category"));
    }

    private static SortedMap<String, Integer> tagPenalties(LocatedJson object) {
        var penalties = new TreeMap<String, Integer>();
        for (LocatedJson node : object.members()) {
            if (!Tag.FORM.matcher(node.key()).matches()) {
                throw node.fault("is not a tag");
            }
            penalties.put(node.key(), node.integer(0, Score.MAX));
        }
        return penalties;
    }

    private static Set<Criterion> criteria(LocatedJson object, Set<Criterion> standard) {
        var criteria = EnumSet.copyOf(standard);
        for (LocatedJson node : object.members()) {
            Criterion criterion = Criterion.parse(node.key()).orElseThrow(() -> node.fault("names no criterion"));
            if (!node.bool()) {
                criteria.remove(criterion);
            }
        }
        return criteria;
    }

    static String write(ScoringConfig config) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode penalties = root.putObject("severity_penalties");
        config.severityPenalties().forEach((level, penalty) -> penalties.put(level.name(), penalty));
        ObjectNode weights = root.putObject("category_weights");
        config.categoryWeights().forEach((category, weight) -> weights.put(category.published(), weight));
        ObjectNode categories = root.putObject("module_categories");
        config.moduleCategories().forEach((module, category) -> categories.put(module.name(), category.published()));
        ObjectNode tags = root.putObject("tag_penalties");
        config.tagPenalties().forEach(tags::put);
        GradeBandsJson.write(root.putArray("grade_bands"), config.gradeBands());
        ObjectNode criteria = root.putObject("bonus_criteria");
        for (Criterion criterion : Criterion.values()) {
            criteria.put(criterion.published(), config.criteria().contains(criterion));
        }
        return root.toString();
    }
}
