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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pages of jobs: first the numbers of the page, which an index gives alone, then the jobs.
final class JobLists {
    private JobLists() {
    }

    static Page<Job> page(EntityManager entities, Dialect dialect, JobFilter filter, Slice slice) {
        Conditions where = conditions(filter);
        String order = switch (filter.sort()) {
            case CREATED_AT_ASC -> "created_at, id";
            case CREATED_AT_DESC -> "created_at DESC, id DESC";
            case STARTED_AT_ASC -> dialect.ascending("started_at") + ", id";
            case STARTED_AT_DESC -> dialect.descending("started_at") + ", id DESC";
            case DOMAIN_ASC -> "domain, id";
            case DOMAIN_DESC -> "domain DESC, id DESC";
            case ERROR_DESC -> dialect.descending("sev_error") + ", id DESC";
            case CRITICAL_DESC -> dialect.descending("sev_critical") + ", id DESC";
        };
        List<JobEntity> jobs = PageRows.of(entities, where, "jobs", order, slice, JobEntity.class);
        return new Page<>(jobs.stream().map(JobEntity::job).toList(), where.count(entities, "jobs"));
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
        if (filter.domain() != null) {
            where.contains("domain", filter.domain());
        }
        severe(where, filter.severity());
        between(where, "created_at", filter.createdAfter(), filter.createdBefore());
        return where;
    }
}
