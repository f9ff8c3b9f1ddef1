package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.listing.rest.Query;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads the filter and order of a list of jobs.
public final class JobQuery {
    static final String SORT_DEFAULT = "started_at_desc";

    private static final Map<String, JobFilter.Sort> SORTS = sorts();
    private static final Map<String, JobFilter.Severity> SEVERITIES = Map.of(
            "warnings_plus", JobFilter.Severity.WARNINGS_PLUS, "errors_only", JobFilter.Severity.ERRORS_ONLY);

    private JobQuery() {
    }

    /// Empty when nothing can match: a state that does not exist, or a text as a batch that is none.
    public static Optional<JobFilter> filter(Query query) {
        JobFilter.Sort sort = sort(query);
        JobFilter.Severity severity = severity(query);
        Instant after = query.instant("created_after", Problem.INVALID_CREATED_AFTER);
        Instant before = query.instant("created_before", Problem.INVALID_CREATED_BEFORE);
        requireRange(after, before);
        JobState state = state(query);
        BatchId batch = batch(query, "batch_id");
        if (state == null && query.has("status") || batch == null && query.has("batch_id")) {
            return Optional.empty();
        }
        return Optional.of(new JobFilter(state, batch, query.text("domain"), severity, after, before, sort));
    }

    public static String sortName(Query query) {
        return Objects.requireNonNullElse(query.text("sort"), SORT_DEFAULT);
    }

    static @Nullable JobState state(Query query) {
        String status = query.text("status");
        return status == null ? null : JobState.parse(status.toLowerCase(Locale.ROOT)).orElse(null);
    }

    static @Nullable BatchId batch(Query query, String parameter) {
        String batch = query.text(parameter);
        return batch == null ? null : BatchId.parse(batch).orElse(null);
    }

    static JobFilter.@Nullable Severity severity(Query query) {
        String severity = query.text("severity");
        if (severity == null) {
            return null;
        }
        return Optional.ofNullable(SEVERITIES.get(severity)).orElseThrow(() -> new ProblemException(
                Problem.INVALID_SEVERITY, "severity must be warnings_plus or errors_only"));
    }

    static void requireRange(@Nullable Instant after, @Nullable Instant before) {
        if (after != null && before != null && after.isAfter(before)) {
            throw new ProblemException(Problem.INVALID_TIME_RANGE, "the time range ends before it begins");
        }
    }

    private static JobFilter.Sort sort(Query query) {
        return Optional.ofNullable(SORTS.get(sortName(query))).orElseThrow(() -> new ProblemException(
                Problem.INVALID_SORT, "sort must be one of " + String.join(", ", SORTS.keySet())));
    }

    private static Map<String, JobFilter.Sort> sorts() {
        Map<String, JobFilter.Sort> sorts = new TreeMap<>();
        for (JobFilter.Sort sort : JobFilter.Sort.values()) {
            sorts.put(sort.name().toLowerCase(Locale.ROOT), sort);
        }
        return sorts;
    }
}
