package dev.gonemaster.transfer;

import dev.gonemaster.persistence.DirectDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Carries everything from a source into a database, and looks at the end whether it is all there.
final class Copy {
    private final Source source;
    private final DirectDatabase to;
    private final PrintStream out;
    private final Progress progress;

    /// @param out where the result is told
    Copy(Source source, DirectDatabase to, PrintStream out, Progress progress) {
        this.source = source;
        this.to = to;
        this.out = out;
        this.progress = progress;
    }

    /// Begins, or goes on where an interrupted copy of the same source has ended.
    ///
    /// @return the target has everything and nothing else
    boolean run() throws SQLException, IOException {
        try (DatabaseTarget target = DatabaseTarget.of(to, source.name())) {
            Map<Table, Long> counts = source.counts();
            if (source.live()) {
                out.println("a server works on " + source.name()
                        + ": what is written there from now on may be missing");
            }
            int leftOut = walk(target, counts);
            if (!source.comparable().contains(Table.DOMAINS)) {
                tellLatestRuns(target);
            }
            target.raiseIds(source.nextIds());
            boolean equal = compare(target, counts);
            source.remarks().forEach(out::println);
            if (leftOut > 0) {
                out.println("left out, since they were written meanwhile: " + leftOut + " jobs");
            }
            if (!equal) {
                out.println("NOT EQUAL: the target is of no use; empty it and copy again");
                return false;
            }
            target.end();
            out.println("verified: " + to.location() + " holds what was read from " + source.name());
            return true;
        }
    }

    private int walk(DatabaseTarget target, Map<Table, Long> counts) throws SQLException, IOException {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        long done = 0;
        for (Table table : Table.values()) {
            done += target.tally(table).rows();
        }
        if (target.resumed()) {
            out.printf(Locale.ROOT, "going on with an interrupted copy after %,d rows%n", done);
        }
        progress.begin("copying", done, total);
        Parents parents = source.live() ? target.parents() : new Parents();
        for (Part part : Part.values()) {
            while (!target.done(part)) {
                Page read = source.next(part, target.position(part));
                Page page = source.live() ? parents.filtered(read) : read;
                target.write(part, page);
                progress.add(page.size());
            }
        }
        progress.end();
        return parents.leftOut();
    }

    private void tellLatestRuns(DatabaseTarget target) throws SQLException {
        progress.begin("telling domains their latest runs", 0, target.tally(Table.DOMAINS).rows());
        long above = Long.MIN_VALUE;
        for (long upTo = target.tellLatestRuns(above); upTo != above; upTo = target.tellLatestRuns(above)) {
            progress.add(DatabaseTarget.BATCH);
            above = upTo;
        }
        progress.end();
    }

    /// Reads the target again and prints count and checksum of each table.
    private boolean compare(DatabaseTarget target, Map<Table, Long> counts) throws SQLException, IOException {
        Map<Table, Tally> found;
        try (DatabaseSource written = DatabaseSource.unchecked(to, to.location())) {
            found = tallies(written, progress);
        }
        boolean equal = true;
        out.printf("%-20s %12s  %s%n", "table", "rows", "checksum");
        for (Table table : Table.values()) {
            Tally sent = target.tally(table);
            Tally there = found.getOrDefault(table, new Tally());
            boolean differ = source.comparable().contains(table) && !sent.equalTo(there);
            boolean missing = !source.live() && there.rows() != counts.getOrDefault(table, there.rows());
            out.printf("%-20s %12d  %s%n", table.sqlName(), there.rows(), there.checksum());
            if (differ || missing) {
                equal = false;
                out.printf("%-20s %12d  %s  <- as read from the source, which has %d%n", "", sent.rows(),
                        sent.checksum(), counts.getOrDefault(table, sent.rows()));
            }
        }
        return equal;
    }

    /// Count and checksum of each table.
    static Map<Table, Tally> tallies(Source source, Progress progress) throws SQLException, IOException {
        Map<Table, Tally> tallies = new EnumMap<>(Table.class);
        progress.begin("verifying", 0, source.counts().values().stream().mapToLong(Long::longValue).sum());
        for (Part part : Part.values()) {
            var page = new Page(Map.of(), "", false);
            while (!page.last()) {
                page = source.next(part, page.position());
                for (Table table : part.tables()) {
                    page.of(table).forEach(tallies.computeIfAbsent(table, _ -> new Tally())::add);
                }
                progress.add(page.size());
            }
        }
        progress.end();
        return tallies;
    }
}
