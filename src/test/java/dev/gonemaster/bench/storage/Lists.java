package dev.gonemaster.bench.storage;

import dev.gonemaster.config.Driver;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.TestStores;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Every list of the API with each of its orders and filters over a database full of jobs and runs, total included: the
/// first page beside plain JDBC, and the page at depth 100,000, by cursor and by offset, beside the first page.
///
/// Arguments: database, queued jobs, runs, depth.
public final class Lists {
    private static final Logger LOG = Logger.getLogger("");
    private static final int LIMIT = 100;
    private static final int CALLS = 3;
    private static final double JDBC_MAX = 3;
    private static final double DEEP_MAX = 1.5;

    private final Site site;
    private final TestStores stores;
    private final long depth;

    private Lists(Site site, long depth) {
        this.site = site;
        this.depth = depth;
        stores = site.stores();
    }

    public static void main(String[] args) throws SQLException {
        LOG.setLevel(Level.WARNING);
        Driver driver = Driver.valueOf(args[0].toUpperCase(Locale.ROOT));
        int ended = Integer.parseInt(args[2]);
        try (Backend backend = Backend.start(driver, System.getProperty("provider", "ECLIPSELINK"));
                Site site = backend.site()) {
            var watch = new Watch();
            new Population(Integer.parseInt(args[1]), ended, Math.max(1, ended / 20))
                    .fill(site.driver(), site.database().source(false));
            System.err.printf(Locale.ROOT, "%s filled in %.0f s%n", driver, watch.seconds());
            System.out.printf("%n### %s: %s queued jobs, %s runs%n%n| | rows | first page, ms | plain JDBC, ms"
                    + " | ratio | deep by cursor, ms | to first | deep by offset, ms | to first | |%n"
                    + "|---|---|---|---|---|---|---|---|---|---|%n", driver, args[1], args[2]);
            new Lists(site, Long.parseLong(args[3])).all(System.getProperty("only", ""));
        }
    }

    private void all(String only) throws SQLException {
        List<ListCase> cases = ListCase.all().stream().filter(one -> one.name().contains(only)).toList();
        for (ListCase warm : cases.subList(0, Math.min(cases.size(), 8))) {
            warm.query().page(stores, new Slice(LIMIT, 0));
        }
        for (ListCase one : cases) {
            measure(one);
        }
    }

    private void measure(ListCase one) throws SQLException {
        var first = new Slice(LIMIT, 0);
        Page<?> page = one.query().page(stores, first);
        check(one, page);
        boolean deep = page.total() > depth;
        Slice byOffset = new Slice(LIMIT, depth);
        Slice byCursor = deep
                ? new Slice(LIMIT, depth, one.query().page(stores, new Slice(1, depth - 1)).last()) : null;
        var product = new ArrayList<Double>();
        var plain = new ArrayList<Double>();
        var cursor = new ArrayList<Double>();
        var offset = new ArrayList<Double>();
        for (int i = 0; i < CALLS; i++) {
            product.add(product(one, first));
            plain.add(plain(one, first));
            if (deep) {
                cursor.add(product(one, byCursor));
                offset.add(product(one, byOffset));
            }
        }
        print(one, page.total(), new Figure(product), new Figure(plain), deep ? new Figure(cursor) : null,
                deep ? new Figure(offset) : null);
    }

    /// The two must mean the same, or comparing them says nothing.
    private void check(ListCase one, Page<?> page) throws SQLException {
        try (Connection connection = site.connect(true); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(one.plainCount())) {
            row.next();
            if (row.getLong(1) != page.total()) {
                throw new IllegalStateException(one.name() + ": " + page.total() + " and plain " + row.getLong(1));
            }
        }
    }

    private double product(ListCase one, Slice slice) {
        var watch = new Watch();
        one.query().page(stores, slice);
        return watch.millis();
    }

    private double plain(ListCase one, Slice slice) throws SQLException {
        var watch = new Watch();
        try (Connection connection = site.connect(true); Statement statement = connection.createStatement()) {
            for (String sql : List.of(one.plain(slice), one.plainCount())) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int column = 1; column <= columns; column++) {
                            rows.getString(column);
                        }
                    }
                }
            }
        }
        return watch.millis();
    }

    private static void print(ListCase one, long rows, Figure product, Figure plain, Figure cursor, Figure offset) {
        double ratio = product.median() / plain.median();
        var line = new StringBuilder(String.format(Locale.ROOT, "| %s | %,d | %s | %s | %.2f |", one.name(), rows,
                product, plain, ratio));
        boolean met = ratio <= JDBC_MAX;
        if (cursor == null) {
            line.append(" | | | |");
        } else {
            double byCursor = cursor.median() / product.median();
            line.append(String.format(Locale.ROOT, " %s | %.2f | %s | %.2f |", cursor, byCursor, offset,
                    offset.median() / product.median()));
            met &= byCursor <= DEEP_MAX;
        }
        System.out.println(line.append(met ? " met |" : " **missed** |"));
    }
}
