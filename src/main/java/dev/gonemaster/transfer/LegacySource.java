package dev.gonemaster.transfer;

import dev.gonemaster.persistence.DirectDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A database of the Go gonemaster, 1.4.1 to 1.7: text ids, times as text, jobs that go when their run is there, no
/// foreign keys. Jobs and runs together get new numbers in the order in which they were created; at one moment runs
/// come first. Domains keep their numbers, public ids stay. Tags, batches, profiles and what was worked out from runs
/// have no tables here.
final class LegacySource implements Source {
    static final String MARK = "schema_migrations";
    /// The step from which on the tables have every column that is read.
    private static final int VERSION_MIN = 2;
    /// Named limit: jobs and runs of one page; a run has some hundred entries at most.
    private static final int PAGE_MAX = 200;
    private static final Set<String> TAKEN = Set.of("domains", "jobs", "runs", "entries", LegacyRows.CHAINS, MARK);

    private final DirectDatabase database;
    private final Connection connection;
    private final LegacyRows rows;
    private final LegacyQueue queue;
    private final Map<String, Long> strays;

    private LegacySource(DirectDatabase database, Connection connection) throws SQLException {
        this.database = database;
        this.connection = connection;
        queue = LegacyQueue.read(connection);
        strays = strays(connection, queue);
        rows = new LegacyRows(connection, strays);
        connection.rollback();
    }

    /// Is this a database of the Go gonemaster?
    static boolean recognises(DirectDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return DirectDatabase.hasTable(connection, MARK);
        }
    }

    /// @param database not closed with this
    static LegacySource of(DirectDatabase database) throws SQLException {
        Connection connection = database.connect();
        try {
            connection.setAutoCommit(false);
            if (database.dialect().driver().shared()) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            if (number(connection, "SELECT COALESCE(MAX(version), 0) FROM " + MARK) < VERSION_MIN) {
                throw new TransferException(database.location() + " is of a gonemaster older than 1.4.1");
            }
            return new LegacySource(database, connection);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Domains that a run or a job names and `domains` does not have, and numbers for them, which follow those in use.
    private static Map<String, Long> strays(Connection connection, LegacyQueue queue) throws SQLException {
        var names = new TreeSet<String>(queue.domainsOfEnded());
        try (Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery("""
                SELECT DISTINCT r.domain FROM runs r
                WHERE NOT EXISTS (SELECT 1 FROM domains d WHERE d.id = r.domain_id)""")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        names.removeAll(LegacyRows.domainIds(connection, List.copyOf(names)).keySet());
        long next = number(connection, "SELECT COALESCE(MAX(id), 0) FROM domains");
        var strays = new TreeMap<String, Long>();
        for (String name : names) {
            strays.put(name, ++next);
        }
        return strays;
    }

    @Override
    public String name() {
        return "gonemaster " + database.location();
    }

    /// That server leaves no sign of life.
    @Override
    public boolean live() {
        return false;
    }

    @Override
    public Set<Table> comparable() {
        return EnumSet.of(Table.JOBS, Table.RUNS, Table.ENTRIES);
    }

    @Override
    public Page next(Part part, String position) throws SQLException {
        try {
            return switch (part) {
                case SETTINGS, EFFECTIVE_PROFILES, SCORING_CONFIGS, PROFILES, TAGS, DOMAIN_TAGS, BATCHES ->
                        Page.of(part, List.of(), position, true);
                case DOMAINS -> domains(position);
                case JOBS -> jobs(LegacyPosition.parse(position));
            };
        } finally {
            connection.rollback();
        }
    }

    private Page domains(String position) throws SQLException {
        List<Object[]> found = rows.domains(position.isEmpty() ? 0 : Long.parseLong(position), Part.DOMAINS.rowsMax());
        boolean last = found.size() < Part.DOMAINS.rowsMax();
        String next = found.isEmpty() ? position : String.valueOf(found.getLast()[0]);
        if (last) {
            found.addAll(rows.strayDomains());
        }
        return Page.of(Part.DOMAINS, found, next, last);
    }

    private Page jobs(LegacyPosition position) throws SQLException {
        List<LegacyRun> runs = rows.runs(position.runCreated(), position.runId(), PAGE_MAX);
        List<LegacyRun> merged = new ArrayList<>();
        int run = 0;
        int job = position.job();
        while (merged.size() < PAGE_MAX && (run < runs.size() || job < queue.size())) {
            boolean runFirst = run < runs.size()
                    && (job >= queue.size() || runs.get(run).created().compareTo(queue.created(job)) <= 0);
            merged.add(runFirst ? runs.get(run++) : rows.job(queue.id(job++)));
        }
        LegacyRun lastRun = run == 0 ? null : runs.get(run - 1);
        var next = new LegacyPosition(lastRun == null ? position.runCreated() : lastRun.created(),
                lastRun == null ? position.runId() : lastRun.id(), job, position.number() + merged.size());
        boolean last = run == runs.size() && runs.size() < PAGE_MAX && job == queue.size();
        return new Page(rows.translated(merged, position.number()), next.text(), last);
    }

    @Override
    public Map<Table, Long> counts() throws SQLException {
        Map<Table, Long> counts = new EnumMap<>(Table.class);
        long runs = DatabaseSource.count(connection, "runs");
        counts.put(Table.SETTINGS, 0L);
        counts.put(Table.DOMAINS, DatabaseSource.count(connection, "domains") + strays.size());
        counts.put(Table.JOBS, runs + queue.size());
        counts.put(Table.RUNS, runs + queue.ended());
        counts.put(Table.ENTRIES, number(connection,
                "SELECT COUNT(*) FROM entries e WHERE EXISTS (SELECT 1 FROM runs r WHERE r.id = e.run_id)"));
        connection.rollback();
        return counts;
    }

    @Override
    public Map<String, Long> nextIds() {
        return Map.of();
    }

    @Override
    public List<String> remarks() throws SQLException {
        var remarks = new ArrayList<String>();
        try (ResultSet tables = connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%",
                new String[] {"TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                if (!TAKEN.contains(table) && table.matches("[a-z][a-z0-9_]*") && !table.startsWith("sqlite_")) {
                    long count = DatabaseSource.count(connection, table);
                    if (count > 0) {
                        remarks.add("not taken over, since there is no place for it yet: " + count + " rows of "
                                + table);
                    }
                }
            }
        }
        remarks.addAll(rows.remarks());
        connection.rollback();
        return remarks;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
