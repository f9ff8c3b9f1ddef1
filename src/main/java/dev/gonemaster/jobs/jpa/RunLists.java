package dev.gonemaster.jobs.jpa;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.RunFilter;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.Verdicts;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.Dialect;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// Pages of runs.
final class RunLists {
    private static final String WORST = "CASE worst_level WHEN '" + Level.CRITICAL + "' THEN 4 WHEN '" + Level.ERROR
            + "' THEN 3 WHEN '" + Level.WARNING + "' THEN 2 WHEN '" + Level.NOTICE + "' THEN 1 ELSE 0 END";
    private static final String DURATION = "COALESCE(finished_at - started_at, 0)";

    private RunLists() {
    }

    static Page<Run> page(EntityManager entities, Dialect dialect, RunFilter filter, Slice slice) {
        var order = new ListOrder(dialect, key(filter.sort()), filter.sort().name().endsWith("_DESC"));
        return new PageRows<>(entities, "runs", conditions(filter), order, RunEntity.class).page(slice, RunEntity::run);
    }

    static Verdicts verdicts(EntityManager entities, BatchId batch) {
        Map<String, Long> grades = new HashMap<>();
        Map<Level, Long> worstLevels = new EnumMap<>(Level.class);
        for (Object row : new Conditions().and("batch_id = ?", batch.number()).query(entities,
                "SELECT grade, worst_level, COUNT(*) FROM runs", " GROUP BY grade, worst_level").getResultList()) {
            Object[] columns = (Object[]) row;
            long count = ((Number) columns[2]).longValue();
            if (columns[0] instanceof String grade) {
                grades.merge(grade, count, Long::sum);
            }
            if (columns[1] instanceof String level) {
                worstLevels.merge(Level.valueOf(level), count, Long::sum);
            }
        }
        return new Verdicts(grades, worstLevels);
    }

    private static String key(RunFilter.Sort sort) {
        return switch (sort) {
            case FINISHED_AT_DESC, FINISHED_AT_ASC -> "finished_at";
            case CREATED_AT_DESC, CREATED_AT_ASC -> "created_at";
            case STARTED_AT_DESC, STARTED_AT_ASC -> "started_at";
            case DOMAIN_DESC, DOMAIN_ASC -> "domain";
            case BATCH_ID_DESC, BATCH_ID_ASC -> "batch_id";
            case WORST_LEVEL_DESC, WORST_LEVEL_ASC -> WORST;
            case SCORE_DESC, SCORE_ASC -> "score_tenths";
            case DURATION_DESC, DURATION_ASC -> DURATION;
            case ENTRY_COUNT_DESC, ENTRY_COUNT_ASC -> "entry_count";
            case ERROR_DESC -> "sev_error";
            case CRITICAL_DESC -> "sev_critical";
        };
    }

    private static Conditions conditions(RunFilter filter) {
        var where = new Conditions();
        if (filter.state() != null) {
            where.and("status = ?", filter.state().published());
        }
        if (filter.batch() != null) {
            where.and("batch_id = ?", filter.batch().number());
        }
        if (filter.domain() != null) {
            where.contains("domain", filter.domain());
        }
        if (filter.domainExact() != null) {
            where.and("domain_id = (SELECT id FROM domains WHERE name = ?)", filter.domainExact());
        }
        if (filter.worstLevel() != null) {
            where.and("worst_level = ?", filter.worstLevel().name());
        }
        if (filter.grade() != null) {
            where.and("grade = ?", filter.grade());
        }
        if (filter.eventTag() != null) {
            where.and("EXISTS (SELECT 1 FROM entries WHERE entries.run_id = runs.id AND entries.tag = ?)",
                    filter.eventTag());
        }
        JobLists.severe(where, filter.severity());
        JobLists.between(where, "finished_at", filter.endedAfter(), filter.endedBefore());
        return where;
    }
}
