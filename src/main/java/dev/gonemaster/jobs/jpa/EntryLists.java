package dev.gonemaster.jobs.jpa;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Position;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.Dialect;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads entries. They never become entities: an export walks millions of them.
final class EntryLists {
    private static final String COLUMNS = "SELECT e.run_id, e.seq, e.domain_id, r.domain, e.timestamp, e.module,"
            + " e.testcase, e.tag, e.level, e.args_json";
    private static final String JOINED = " JOIN runs r ON r.id = e.run_id";
    private static final String ORDER = " ORDER BY e.run_id, e.seq";
    private static final double MICROS_PER_SECOND = 1e6;
    private static final long NANOS_PER_MICRO = 1_000;

    private EntryLists() {
    }

    static List<StoredEntry> ofRun(EntityManager entities, JobId id) {
        return entries(new Conditions().and("e.run_id = ?", id.number())
                .query(entities, COLUMNS + " FROM entries e" + JOINED, ORDER));
    }

    /// The keys of the page are found before anything is joined to them, so what lies before it is skipped in the index.
    static Page<StoredEntry> page(EntityManager entities, Dialect dialect, EntryFilter filter, Slice slice) {
        Conditions where = conditions(dialect, filter);
        Position after = slice.after();
        Conditions rest = after == null ? where : behind(where.copy(), run(after), after.number());
        List<StoredEntry> items = entries(rest.query(entities, COLUMNS + " FROM (SELECT e.run_id, e.seq FROM entries e",
                ORDER + " LIMIT ? OFFSET ?) k JOIN entries e ON e.run_id = k.run_id AND e.seq = k.seq" + JOINED + ORDER,
                slice.limit(), after == null ? slice.offset() : 0));
        Position last = items.isEmpty() ? null
                : new Position(items.getLast().run().number(), items.getLast().seq());
        long total = slice.lengthBy(items.size()).orElseGet(() -> where.count(entities, "entries e"));
        return new Page<>(items, total, last);
    }

    private static long run(Position position) {
        if (position.key() instanceof Long run) {
            return run;
        }
        throw new IllegalArgumentException("no entry is at " + position);
    }

    /// The next entries after a position, in order. They are cut off before anything is joined to them: a database that
    /// does not know its tables yet would join all that follow, for each part of a walk.
    ///
    /// @param run number; 0 to begin
    static List<StoredEntry> after(EntityManager entities, Dialect dialect, EntryFilter filter, long run, int seq,
                                   int max) {
        return entries(behind(conditions(dialect, filter), run, seq)
                .query(entities, COLUMNS + " FROM (SELECT e.* FROM entries e", ORDER + " LIMIT ?) e" + JOINED + ORDER, max));
    }

    private static Conditions behind(Conditions where, long run, long seq) {
        return where.and("e.run_id >= ? AND (e.run_id > ? OR e.seq > ?)", run, run, seq);
    }

    private static Conditions conditions(Dialect dialect, EntryFilter filter) {
        var where = new Conditions();
        if (filter.run() != null) {
            where.and("e.run_id = ?", filter.run().number());
        }
        if (filter.batch() != null) {
            where.and("e.run_id IN (SELECT id FROM runs WHERE batch_id = ?)", filter.batch().number());
        }
        if (filter.domainId() != null) {
            where.and("e.run_id IN (SELECT id FROM runs WHERE domain_id = ?)", filter.domainId());
        }
        if (filter.latest()) {
            where.and("e.run_id IN (SELECT latest_run_id FROM domains)");
        }
        if (filter.module() != null) {
            where.and("e.module = ?", filter.module().toUpperCase(Locale.ROOT));
        }
        if (filter.testcase() != null) {
            where.and("e.testcase = ?", filter.testcase().toLowerCase(Locale.ROOT));
        }
        boolean finding = filter.level() != null && filter.level().isAtLeast(Level.WARNING);
        if (filter.tag() != null) {
            where.and(finding ? dialect.findingTag("e") : "e.tag = ?", filter.tag());
        }
        if (filter.level() != null) {
            where.and("e.level = ?", filter.level().name());
        }
        return where;
    }

    private static List<StoredEntry> entries(Query query) {
        List<?> rows = query.getResultList();
        var entries = new ArrayList<StoredEntry>(rows.size());
        for (Object row : rows) {
            Object[] column = (Object[]) row;
            long micros = Math.round(((Number) column[4]).doubleValue() * MICROS_PER_SECOND);
            entries.add(new StoredEntry(new JobId(((Number) column[0]).longValue()), ((Number) column[1]).intValue(),
                    ((Number) column[2]).longValue(), (String) column[3], Duration.ofNanos(micros * NANOS_PER_MICRO),
                    (String) column[5], (String) column[6], (String) column[7], Level.valueOf((String) column[8]),
                    (String) column[9]));
        }
        return entries;
    }
}
