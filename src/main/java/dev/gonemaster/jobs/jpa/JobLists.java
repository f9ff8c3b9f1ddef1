package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.Micros;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Pages of jobs.
final class JobLists {
    private JobLists() {
    }

    static Page<Job> page(EntityManager entities, Dialect dialect, JobFilter filter, Slice slice) {
        var order = new ListOrder(dialect, key(filter.sort()), filter.sort().name().endsWith("_DESC"));
        return new PageRows<>(entities, "jobs", conditions(filter), order, JobEntity.class).page(slice, JobEntity::job);
    }

    private static String key(JobFilter.Sort sort) {
        return switch (sort) {
            case CREATED_AT_ASC, CREATED_AT_DESC -> "created_at";
            case STARTED_AT_ASC, STARTED_AT_DESC -> "started_at";
            case DOMAIN_ASC, DOMAIN_DESC -> "domain";
            case BATCH_ID_ASC, BATCH_ID_DESC -> "batch_id";
            case ERROR_DESC -> "sev_error";
            case CRITICAL_DESC -> "sev_critical";
        };
    }

    /// Written out, not as a parameter: a partial index serves only a condition that it can see.
    static String inState(JobState state) {
        return "status = '" + state.published() + "'";
    }

    static void severe(Conditions where, JobFilter.@Nullable Severity severity) {
        if (severity == null) {
            return;
        }
        where.and(switch (severity) {
            case WARNINGS_PLUS -> "sev_warning + sev_error + sev_critical > 0";
            case ERRORS_ONLY -> "sev_error + sev_critical > 0";
        });
    }

    static void between(Conditions where, String column, @Nullable Instant after, @Nullable Instant before) {
        if (after != null) {
            where.and(column + " > ?", Micros.of(after));
        }
        if (before != null) {
            where.and(column + " < ?", Micros.atLeast(before));
        }
    }

    private static Conditions conditions(JobFilter filter) {
        var where = new Conditions();
        if (filter.state() != null) {
            where.and(inState(filter.state()));
        }
        if (filter.batch() != null) {
            where.and("batch_id = ?", filter.batch().number());
        }
        if (filter.domain() != null) {
            where.contains("domain", filter.domain());
        }
        severe(where, filter.severity());
        between(where, "created_at", filter.createdAfter(), filter.createdBefore());
        return where;
    }
}
