package dev.gonemaster.jobs.rest;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.score.Grade;
import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.RunFilter;
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

/// Reads the filter and order of a list of runs.
final class RunQuery {
    static final String SORT_DEFAULT = "finished_at_desc";

    /// The value of `tag` that asks for domains without one.
    private static final String UNTAGGED = "__none__";
    private static final Map<String, RunFilter.Sort> SORTS = sorts();

    private RunQuery() {
    }

    /// Empty when nothing can match: an unknown state, level or grade, a text as a batch that is none, or a tag, as no
    /// domain has one.
    static Optional<RunFilter> filter(Query query) {
        RunFilter.Sort sort = sort(query);
        JobFilter.Severity severity = JobQuery.severity(query);
        Instant after = query.instant("finished_after", Problem.INVALID_FINISHED_AFTER);
        Instant before = query.instant("finished_before", Problem.INVALID_FINISHED_BEFORE);
        JobQuery.requireRange(after, before);
        JobState state = JobQuery.state(query);
        Level level = level(query);
        String grade = grade(query);
        BatchId batch = JobQuery.batch(query, "batch");
        if (state == null && query.has("status") || level == null && query.has("level")
                || grade == null && query.has("grade") || batch == null && query.has("batch") || namesTag(query)) {
            return Optional.empty();
        }
        String domain = query.text("domain");
        boolean exact = query.flag("domain_exact");
        return Optional.of(new RunFilter(state, batch, exact ? null : domain, exact ? lower(domain) : null, level,
                severity, query.text("event_tag"), grade, after, before, sort));
    }

    static String sortName(Query query) {
        return Objects.requireNonNullElse(query.text("sort"), SORT_DEFAULT);
    }

    static @Nullable Level level(Query query) {
        String level = query.text("level");
        return level == null ? null : Level.parse(level).orElse(null);
    }

    /// Whether the query wants a domain tag, which nothing has.
    static boolean namesTag(Query query) {
        String tag = query.text("tag");
        return tag != null && !tag.equals(UNTAGGED);
    }

    private static @Nullable String grade(Query query) {
        String grade = query.text("grade");
        return grade == null ? null : Grade.parse(grade).map(Grade::published).orElse(null);
    }

    private static @Nullable String lower(@Nullable String domain) {
        return domain == null ? null : domain.toLowerCase(Locale.ROOT);
    }

    private static RunFilter.Sort sort(Query query) {
        return Optional.ofNullable(SORTS.get(sortName(query))).orElseThrow(() -> new ProblemException(
                Problem.INVALID_SORT, "sort must be one of " + String.join(", ", SORTS.keySet())));
    }

    private static Map<String, RunFilter.Sort> sorts() {
        Map<String, RunFilter.Sort> sorts = new TreeMap<>();
        for (RunFilter.Sort sort : RunFilter.Sort.values()) {
            sorts.put(sort.name().toLowerCase(Locale.ROOT), sort);
        }
        return sorts;
    }
}
