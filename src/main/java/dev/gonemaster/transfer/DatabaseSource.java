package dev.gonemaster.transfer;

import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.persistence.Migrations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// The rows of a database of this version. Running jobs are given as waiting ones, with the leases they have lost and
/// no more: whoever has them does not go with them.
final class DatabaseSource implements Source {
    /// A server that has given a sign of life since then may be at work.
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final String name;
    private final Connection connection;
    private final boolean live;
    private int jobsWanted = 100;

    private DatabaseSource(String name, Connection connection, boolean live) {
        this.name = name;
        this.connection = connection;
        this.live = live;
    }

    /// @param database not closed with this
    /// @throws TransferException when its schema is not the one of this version
    static DatabaseSource of(DirectDatabase database) throws SQLException {
        return of(database, database.location());
    }

    /// @param name what the source is called instead of where it is
    static DatabaseSource of(DirectDatabase database, String name) throws SQLException {
        refuseOther(database);
        return unchecked(database, name);
    }

    /// Without a look at the schema.
    static DatabaseSource unchecked(DirectDatabase database, String name) throws SQLException {
        Connection connection = database.connect();
        try {
            connection.setAutoCommit(false);
            if (database.dialect().driver().shared()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            boolean live = database.lockedByAnother() || serversAlive(connection, database);
            return new DatabaseSource(name, connection, live);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void refuseOther(DirectDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            if (DirectDatabase.hasTable(connection, Migrations.UNFINISHED_TABLE)) {
                throw new TransferException("a copy into " + database.location() + " was interrupted: finish it first");
            }
        }
        Migrations.State state = database.migrations().state();
        if (!state.newer().isEmpty()) {
            throw new TransferException(database.location() + " was used by a newer version of this server (step "
                    + state.newer().getLast() + ")");
        }
        if (state.version() == null) {
            throw new TransferException(database.location() + " is not a database of this server");
        }
        if (!state.current()) {
            throw new TransferException("the schema of " + database.location() + " is not the one of this version:"
                    + " start the server on it once");
        }
    }

    /// Does a server beat there?
    static boolean serversAlive(Connection connection, DirectDatabase database) throws SQLException {
        if (!database.dialect().driver().shared()) {
            return false;
        }
        String now = database.dialect().now();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(
                "SELECT COUNT(*) FROM instances WHERE last_beat_at > " + now + " - "
                        + TimeUnit.MILLISECONDS.toMicros(SILENCE.toMillis()))) {
            row.next();
            return row.getLong(1) > 0;
        } finally {
            connection.rollback();
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    public Set<Table> comparable() {
        return live ? EnumSet.complementOf(EnumSet.of(Table.DOMAINS)) : EnumSet.allOf(Table.class);
    }

    @Override
    public Page next(Part part, String position) throws SQLException {
        try {
            return part == Part.JOBS ? jobs(position) : rows(part, position);
        } finally {
            // ends the reading transaction, which had nothing to commit
            connection.rollback();
        }
    }

    private Page rows(Part part, String position) throws SQLException {
        Table table = part.tables().getFirst();
        List<Object[]> rows = after(table, position, part.rowsMax());
        boolean last = rows.size() < part.rowsMax();
        List<Object[]> whole = last || table.keySize() == 1 ? rows : withoutLastGroup(table, rows);
        String next = whole.isEmpty() ? position : String.valueOf(whole.getLast()[0]);
        return Page.of(part, whole, next, last);
    }

    /// Pages are found by the first column of the key, so rows that have it in common must not be parted.
    private static List<Object[]> withoutLastGroup(Table table, List<Object[]> rows) {
        Object group = rows.getLast()[0];
        List<Object[]> whole = rows.stream().filter(row -> !row[0].equals(group)).toList();
        if (whole.isEmpty()) {
            throw new TransferException(table.sqlName() + " has too many rows of " + group + ": " + rows.size());
        }
        return whole;
    }

    private Page jobs(String position) throws SQLException {
        int wanted = jobsWanted;
        List<Object[]> jobs = after(Table.JOBS, position, wanted);
        if (jobs.isEmpty()) {
            return new Page(Map.of(), position, true);
        }
        long from = position.isEmpty() ? Long.MIN_VALUE : Long.parseLong(position);
        Map<Long, Object[]> runs = new HashMap<>();
        range(Table.RUNS, "id", from, (Long) jobs.getLast()[0]).forEach(run -> runs.put((Long) run[0], run));
        int taken = fitting(jobs, runs);
        long to = (Long) jobs.get(taken - 1)[0];
        jobsWanted = Math.clamp(taken * 3L / 2 + 1, 10, Part.JOBS.rowsMax());
        Map<Table, List<Object[]>> rows = Page.emptyRows(Part.JOBS);
        // A run without a job, or an entry without a run, is an orphan, which the counts at the end tell of.
        var carried = new HashSet<Object>();
        for (Object[] job : jobs.subList(0, taken)) {
            rows.get(Table.JOBS).add(atRest(job));
            Object[] run = runs.get((Long) job[0]);
            if (run != null) {
                rows.get(Table.RUNS).add(run);
                carried.add(run[0]);
            }
        }
        for (Object[] entry : range(Table.ENTRIES, "run_id", from, to)) {
            if (carried.contains(entry[0])) {
                rows.get(Table.ENTRIES).add(entry);
            }
        }
        return new Page(rows, String.valueOf(to), taken == jobs.size() && jobs.size() < wanted);
    }

    /// How many of the jobs go into one page with their entries; at least one.
    private static int fitting(List<Object[]> jobs, Map<Long, Object[]> runs) {
        int countAt = Table.RUNS.at("entry_count");
        long rows = 0;
        for (int i = 0; i < jobs.size(); i++) {
            Object[] run = runs.get((Long) jobs.get(i)[0]);
            rows += run == null ? 1 : 2 + (Long) run[countAt];
            if (i > 0 && rows > Part.PAGE_ROWS_MAX) {
                return i;
            }
        }
        return jobs.size();
    }

    private static Object[] atRest(Object[] job) {
        Object[] resting = job.clone();
        resting[Table.JOBS.at("instance")] = null;
        if ("running".equals(job[Table.JOBS.at("status")])) {
            resting[Table.JOBS.at("status")] = "queued";
            resting[Table.JOBS.at("progress")] = 0L;
        }
        return resting;
    }

    private List<Object[]> after(Table table, String position, int max) throws SQLException {
        Column key = table.columns().getFirst();
        String where = position.isEmpty() ? "" : " WHERE " + key.name() + " > ?";
        try (PreparedStatement query = connection.prepareStatement(
                table.select() + where + " ORDER BY " + table.key() + " LIMIT " + max)) {
            if (!position.isEmpty()) {
                key.bind(query, 1, key.kind() == Column.Kind.WHOLE ? (Object) Long.valueOf(position) : position);
            }
            return rows(table, query);
        }
    }

    private List<Object[]> range(Table table, String key, long above, long upTo) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(table.select() + " WHERE " + key + " > ? AND " + key
                + " <= ? ORDER BY " + table.key())) {
            query.setLong(1, above);
            query.setLong(2, upTo);
            return rows(table, query);
        }
    }

    private static List<Object[]> rows(Table table, PreparedStatement query) throws SQLException {
        var rows = new ArrayList<Object[]>();
        List<Column> columns = table.columns();
        try (ResultSet found = query.executeQuery()) {
            while (found.next()) {
                var row = new Object[columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = columns.get(i).read(found, i + 1);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Override
    public Map<Table, Long> counts() throws SQLException {
        Map<Table, Long> counts = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            counts.put(table, count(connection, table.sqlName()));
        }
        connection.rollback();
        return counts;
    }

    static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public Map<String, Long> nextIds() throws SQLException {
        var next = new TreeMap<String, Long>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, next_id FROM id_blocks ORDER BY name")) {
            while (rows.next()) {
                next.put(rows.getString(1), rows.getLong(2));
            }
        }
        connection.rollback();
        return next;
    }

    @Override
    public List<String> remarks() {
        return List.of();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
