package dev.gonemaster.bench.storage;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.RunFilter;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.TestStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A list as the API offers it, and the same query as somebody writes it by hand.
///
/// @param from tables of the page
/// @param counted tables of the total
/// @param where with values written out; empty for none
/// @param order with a comma before each column but the first
record ListCase(String name, Query query, String columns, String from, String counted, String where, String order) {
    private static final Instant MIDDLE = Instant.ofEpochMilli((Population.FROM + Population.SPAN / 2) / 1_000);
    private static final String MIDDLE_MICROS = String.valueOf(Population.FROM + Population.SPAN / 2);
    private static final String DOMAIN = Population.domain(77);
    private static final String TAG = "TAG_77";
    private static final String ENTRY_COLUMNS = "e.run_id, e.seq, e.domain_id, r.domain, e.timestamp, e.module,"
            + " e.testcase, e.tag, e.level, e.args_json";

    /// Asks the product.
    @FunctionalInterface
    interface Query {
        Page<?> page(TestStores stores, Slice slice);
    }

    String plain(Slice slice) {
        return "SELECT " + columns + " FROM " + from + where + " ORDER BY " + order + " LIMIT " + slice.limit()
                + " OFFSET " + slice.offset();
    }

    String plainCount() {
        return "SELECT COUNT(*) FROM " + counted + where;
    }

    static List<ListCase> all() {
        var all = new ArrayList<ListCase>();
        for (JobFilter.Sort sort : JobFilter.Sort.values()) {
            all.add(jobs("sort " + lower(sort), new JobFilter(null, null, null, null, null, null, sort), ""));
        }
        for (JobState state : List.of(JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED, JobState.EXPIRED)) {
            all.add(jobs("status " + state.published(),
                    new JobFilter(state, null, null, null, null, null, JobFilter.Sort.STARTED_AT_DESC),
                    " WHERE status = '" + state.published() + "'"));
        }
        all.add(jobs("domain", new JobFilter(null, null, "ZONE77", null, null, null, JobFilter.Sort.STARTED_AT_DESC),
                " WHERE LOWER(domain) LIKE '%zone77%'"));
        all.add(jobs("severity", new JobFilter(null, null, null, JobFilter.Severity.ERRORS_ONLY, null, null,
                JobFilter.Sort.CREATED_AT_DESC), " WHERE sev_error + sev_critical > 0"));
        all.add(jobs("created_after",
                new JobFilter(null, null, null, null, MIDDLE, null, JobFilter.Sort.CREATED_AT_ASC),
                " WHERE created_at > " + MIDDLE_MICROS));
        for (RunFilter.Sort sort : RunFilter.Sort.values()) {
            all.add(runs("sort " + lower(sort), run(null, null, null, null, null, null, null, sort), ""));
        }
        RunFilter.Sort usual = RunFilter.Sort.FINISHED_AT_DESC;
        all.add(runs("status succeeded", run(JobState.SUCCEEDED, null, null, null, null, null, null, usual),
                " WHERE status = 'succeeded'"));
        all.add(runs("status expired", run(JobState.EXPIRED, null, null, null, null, null, null, usual),
                " WHERE status = 'expired'"));
        all.add(runs("domain", run(null, "zone77", null, null, null, null, null, usual),
                " WHERE LOWER(domain) LIKE '%zone77%'"));
        all.add(runs("domain_exact", run(null, null, DOMAIN, null, null, null, null, usual),
                " WHERE domain_id = (SELECT id FROM domains WHERE name = '" + DOMAIN + "')"));
        all.add(runs("level", run(null, null, null, Level.ERROR, null, null, null, usual),
                " WHERE worst_level = 'ERROR'"));
        all.add(runs("severity", run(null, null, null, null, JobFilter.Severity.WARNINGS_PLUS, null, null, usual),
                " WHERE sev_warning + sev_error + sev_critical > 0"));
        all.add(runs("event_tag", run(null, null, null, null, null, TAG, null, usual),
                " WHERE EXISTS (SELECT 1 FROM entries WHERE entries.run_id = runs.id AND entries.tag = '" + TAG
                + "')"));
        all.add(runs("finished_after", run(null, null, null, null, null, null, MIDDLE, usual),
                " WHERE finished_at > " + MIDDLE_MICROS));
        all.add(entries("all", EntryFilter.ALL, ""));
        all.add(entries("domain", new EntryFilter(null, null, 77L, null, null, null, null, false),
                " WHERE e.run_id IN (SELECT id FROM runs WHERE domain_id = 77)"));
        all.add(entries("latest", new EntryFilter(null, null, null, null, null, null, null, true),
                " WHERE e.run_id IN (SELECT latest_run_id FROM domains)"));
        all.add(entries("module", new EntryFilter(null, null, null, "DNSSEC", null, null, null, false),
                " WHERE e.module = 'DNSSEC'"));
        all.add(entries("testcase", new EntryFilter(null, null, null, null, "testcase03", null, null, false),
                " WHERE e.testcase = 'testcase03'"));
        all.add(entries("entry_tag", new EntryFilter(null, null, null, null, null, TAG, null, false),
                " WHERE e.tag = '" + TAG + "'"));
        all.add(entries("level", new EntryFilter(null, null, null, null, null, null, Level.WARNING, false),
                " WHERE e.level = 'WARNING'"));
        all.add(entries("entry_tag and level",
                new EntryFilter(null, null, null, null, null, "TAG_75", Level.WARNING, false),
                " WHERE e.tag = 'TAG_75' AND e.level = 'WARNING'"));
        return all;
    }

    private static RunFilter run(JobState state, String domain, String exact, Level level,
                                 JobFilter.Severity severity, String tag, Instant after, RunFilter.Sort sort) {
        return new RunFilter(state, null, domain, exact, level, severity, tag, null, after, null, sort);
    }

    private static ListCase jobs(String name, JobFilter filter, String where) {
        return new ListCase("/jobs " + name, (stores, slice) -> stores.queue().list(filter, slice), "*", "jobs", "jobs",
                where, order(filter.sort().name()));
    }

    private static ListCase runs(String name, RunFilter filter, String where) {
        return new ListCase("/runs " + name, (stores, slice) -> stores.runs().list(filter, slice), "*", "runs", "runs",
                where, order(filter.sort().name()));
    }

    private static ListCase entries(String name, EntryFilter filter, String where) {
        return new ListCase("/entries " + name, (stores, slice) -> stores.runs().entries(filter, slice), ENTRY_COLUMNS,
                "entries e JOIN runs r ON r.id = e.run_id", "entries e", where, "e.run_id, e.seq");
    }

    private static String order(String sort) {
        String direction = sort.endsWith("_DESC") ? " DESC" : "";
        String name = sort.replaceFirst("_(DESC|ASC)$", "");
        String key = switch (name) {
            case "ERROR", "CRITICAL" -> "sev_" + name.toLowerCase(Locale.ROOT);
            case "WORST_LEVEL" -> "CASE worst_level WHEN 'CRITICAL' THEN 4 WHEN 'ERROR' THEN 3 WHEN 'WARNING' THEN 2"
                    + " WHEN 'NOTICE' THEN 1 ELSE 0 END";
            case "DURATION" -> "COALESCE(finished_at - started_at, 0)";
            default -> name.toLowerCase(Locale.ROOT);
        };
        return key + direction + ", id" + direction;
    }

    private static String lower(Enum<?> sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
