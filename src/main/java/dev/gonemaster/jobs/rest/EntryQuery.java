package dev.gonemaster.jobs.rest;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.listing.rest.Query;
import dev.gonemaster.problem.Problem;
import java.util.Optional;

/// Reads the filter of a list of entries.
final class EntryQuery {
    private EntryQuery() {
    }

    /// Empty when nothing can match: an id that is none, an unknown level, a text as a batch that is none, or a domain tag.
    static Optional<EntryFilter> filter(Query query) {
        Long domain = query.number("domain", 1, Long.MAX_VALUE, Problem.INVALID_DOMAIN).orElse(null);
        String run = query.text("run");
        JobId id = run == null ? null : JobId.parse(run).orElse(null);
        Level level = RunQuery.level(query);
        BatchId batch = JobQuery.batch(query, "batch");
        if (run != null && id == null || level == null && query.has("level") || batch == null && query.has("batch")
                || RunQuery.namesTag(query)) {
            return Optional.empty();
        }
        return Optional.of(new EntryFilter(id, batch, domain, query.text("module"), query.text("testcase"),
                query.text("entry_tag"), level, query.flag("latest")));
    }
}
