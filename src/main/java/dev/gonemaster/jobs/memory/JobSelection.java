package dev.gonemaster.jobs.memory;

import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.Severities;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// A [JobFilter] at work.
record JobSelection(JobFilter filter) implements Selection<Job> {
    @Override
    public boolean matches(Job job) {
        return (filter.state() == null || job.state() == filter.state())
                && (filter.batch() == null || filter.batch().equals(job.batch()))
                && contains(job.domain(), filter.domain())
                && severe(job.severities(), filter.severity())
                && between(job.createdAt(), filter.createdAfter(), filter.createdBefore());
    }

    @Override
    public Comparator<Job> order() {
        Comparator<Job> byNumber = Comparator.comparing(Job::id);
        Comparator<Job> byStart = Comparator.comparing(Job::startedAt, Comparator.nullsFirst(Comparator.naturalOrder()));
        Comparator<Job> byBatch = Comparator.comparing(Job::batch, Comparator.nullsFirst(Comparator.naturalOrder()));
        return switch (filter.sort()) {
            case CREATED_AT_ASC -> Comparator.comparing(Job::createdAt).thenComparing(byNumber);
            case CREATED_AT_DESC -> Comparator.comparing(Job::createdAt).thenComparing(byNumber).reversed();
            case STARTED_AT_ASC -> byStart.thenComparing(byNumber);
            case STARTED_AT_DESC -> byStart.thenComparing(byNumber).reversed();
            case DOMAIN_ASC -> Comparator.comparing(Job::domain).thenComparing(byNumber);
            case DOMAIN_DESC -> Comparator.comparing(Job::domain).thenComparing(byNumber).reversed();
            case BATCH_ID_ASC -> byBatch.thenComparing(byNumber);
            case BATCH_ID_DESC -> byBatch.thenComparing(byNumber).reversed();
            case ERROR_DESC -> count(Severities::error).thenComparing(byNumber).reversed();
            case CRITICAL_DESC -> count(Severities::critical).thenComparing(byNumber).reversed();
        };
    }

    private static Comparator<Job> count(ToIntFunction<Severities> of) {
        return Comparator.comparingInt(job -> {
            Severities severities = job.severities();
            return severities == null ? -1 : of.applyAsInt(severities);
        });
    }

    static boolean contains(String name, @Nullable String part) {
        return part == null || name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    static boolean severe(@Nullable Severities severities, JobFilter.@Nullable Severity wanted) {
        if (wanted == null) {
            return true;
        }
        if (severities == null) {
            return false;
        }
        int errors = severities.error() + severities.critical();
        return switch (wanted) {
            case WARNINGS_PLUS -> severities.warning() + errors > 0;
            case ERRORS_ONLY -> errors > 0;
        };
    }

    static boolean between(Instant at, @Nullable Instant after, @Nullable Instant before) {
        return (after == null || at.isAfter(after)) && (before == null || at.isBefore(before));
    }
}
