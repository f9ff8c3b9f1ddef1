package dev.gonemaster.transfer;

import dev.gonemaster.persistence.DirectDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A database that rows are copied into: empty at first, or the target of a copy from the same source that was
/// interrupted. One copy at a time works on it.
final class DatabaseTarget implements AutoCloseable {
    /// Named size: rows sent together, and domains that are told their latest runs together.
    static final int BATCH = 1_000;
    /// Their rows may come more than once.
    private static final Set<Table> SHARED = EnumSet.of(Table.EFFECTIVE_PROFILES, Table.SCORING_CONFIGS);
    /// Any number that nobody else uses.
    private static final long POSTGRES_LOCK = 0x676f6e65636f7079L;

    private final DirectDatabase database;
    private final Connection connection;
    private final CopyState state;
    private final Map<Table, Tally> tallies = new EnumMap<>(Table.class);

    private DatabaseTarget(DirectDatabase database, Connection connection, CopyState state) {
        this.database = database;
        this.connection = connection;
        this.state = state;
        for (Table table : Table.values()) {
            tallies.put(table, state.tally(table));
        }
    }

    /// Brings an empty database to the schema of this version.
    ///
    /// @param database not closed with this
    /// @param source name of the source
    /// @throws TransferException when the database holds something else
    static DatabaseTarget of(DirectDatabase database, String source) throws SQLException {
        Connection connection = database.connect();
        try {
            lock(database, connection);
            if (!CopyState.exists(connection)) {
                database.migrations().migrate();
                refuseFilled(database, connection);
            }
            CopyState state = CopyState.open(connection, database.dialect());
            if (state.source().isEmpty()) {
                refuseFilled(database, connection);
                state.begin(source);
            } else if (!state.source().equals(source)) {
                throw new TransferException(database.location() + " holds an interrupted copy of " + state.source()
                        + ": finish that one, or empty the database");
            }
            connection.setAutoCommit(false);
            return new DatabaseTarget(database, connection, state);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void lock(DirectDatabase database, Connection connection) throws SQLException {
        String sql = switch (database.dialect()) {
            case SQLITE -> "";
            case POSTGRES -> "SELECT pg_try_advisory_lock(" + POSTGRES_LOCK + ")";
            case MARIADB -> "SELECT GET_LOCK(CONCAT('gonemaster copy ', LEFT(DATABASE(), 40)), 0)";
        };
        if (sql.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new TransferException("another copy into " + database.location() + " is under way");
            }
        }
    }

    private static void refuseFilled(DirectDatabase database, Connection connection) throws SQLException {
        for (Table table : Table.values()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT 1 FROM " + table.sqlName() + " LIMIT 1")) {
                if (row.next()) {
                    throw new TransferException(database.location() + " is not empty: there are rows in "
                            + table.sqlName());
                }
            }
        }
        connection.setAutoCommit(false);
        boolean servers = DatabaseSource.serversAlive(connection, database);
        connection.setAutoCommit(true);
        if (servers) {
            throw new TransferException("a server works on " + database.location() + ": stop it first (it counts as"
                    + " gone a minute after its end)");
        }
    }

    boolean resumed() {
        return !state.position(Part.DOMAINS).isEmpty() || !state.position(Part.JOBS).isEmpty();
    }

    String position(Part part) {
        return state.position(part);
    }

    boolean done(Part part) {
        return state.done(part);
    }

    /// Of what was written, as it came.
    Tally tally(Table table) {
        return tallies.getOrDefault(table, new Tally());
    }

    /// What the rows that are here may be referred to by.
    Parents parents() throws SQLException {
        var parents = new Parents();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT id FROM domains")) {
                while (rows.next()) {
                    parents.addDomain(rows.getLong(1));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT id FROM batches")) {
                while (rows.next()) {
                    parents.addBatch(rows.getLong(1));
                }
            }
            try (ResultSet rows = statement.executeQuery("SELECT id FROM profiles")) {
                while (rows.next()) {
                    parents.addUsedProfile(rows.getLong(1));
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "SELECT digest FROM effective_profiles UNION ALL SELECT digest FROM scoring_configs")) {
                while (rows.next()) {
                    parents.addText(rows.getString(1));
                }
            }
        }
        connection.rollback();
        return parents;
    }

    /// One transaction: the rows of a page and how far the copy is with them.
    void write(Part part, Page page) throws SQLException {
        try {
            for (Table table : Table.values()) {
                insert(table, page.of(table));
            }
            state.note(part, page, tallies);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private void insert(Table table, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<Column> columns = table.columns();
        Tally tally = tally(table);
        try (PreparedStatement insert = connection.prepareStatement(
                SHARED.contains(table) ? table.insert() + database.dialect().unlessPresent("digest")
                        : table.insert())) {
            int waiting = 0;
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    columns.get(i).bind(insert, i + 1, row[i]);
                }
                insert.addBatch();
                tally.add(row);
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            if (waiting % BATCH != 0) {
                insert.executeBatch();
            }
        }
    }

    /// Numbers that the source has given out are given out no more, nor those that stand in rows.
    void raiseIds(Map<String, Long> nextIds) throws SQLException {
        for (Map.Entry<String, Long> next : nextIds.entrySet()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO id_blocks (name, next_id) VALUES (?, ?)" + database.dialect().unlessPresent("name"));
                    PreparedStatement update = connection.prepareStatement(
                            "UPDATE id_blocks SET next_id = ? WHERE name = ? AND next_id < ?")) {
                insert.setString(1, next.getKey());
                insert.setLong(2, next.getValue());
                insert.executeUpdate();
                update.setLong(1, next.getValue());
                update.setString(2, next.getKey());
                update.setLong(3, next.getValue());
                update.executeUpdate();
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : List.of("jobs", "domains", "batches", "profiles")) {
                String highest = "(SELECT COALESCE(MAX(id), 0) FROM " + table + ")";
                statement.executeUpdate("UPDATE id_blocks SET next_id = " + highest + " + 1 WHERE name = '" + table
                        + "' AND next_id <= " + highest);
            }
        }
        connection.commit();
    }

    /// Works out for some domains which run is the latest and how many there are. Doing it again changes nothing.
    ///
    /// @return the highest id of these domains; `above` when there are none
    long tellLatestRuns(long above) throws SQLException {
        long upTo = above;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id FROM domains WHERE id > ? ORDER BY id LIMIT " + BATCH)) {
            query.setLong(1, above);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    upTo = rows.getLong(1);
                }
            }
        }
        String latest = "(SELECT r.%s FROM runs r WHERE r.domain_id = domains.id ORDER BY r.finished_at DESC, r.id DESC"
                + " LIMIT 1)";
        try (PreparedStatement update = connection.prepareStatement("UPDATE domains SET latest_run_id = "
                + latest.formatted("id") + ", latest_run_at = " + latest.formatted("finished_at") + ", latest_status = "
                + latest.formatted("status") + ", latest_level = " + latest.formatted("worst_level")
                + ", latest_score_tenths = " + latest.formatted("score_tenths")
                + ", latest_grade = " + latest.formatted("grade")
                + ", run_count = (SELECT COUNT(*) FROM runs r WHERE r.domain_id = domains.id)"
                + " WHERE id > ? AND id <= ?")) {
            update.setLong(1, above);
            update.setLong(2, upTo);
            update.executeUpdate();
        }
        connection.commit();
        return upTo;
    }

    /// The copy is complete and right.
    void end() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        state.end();
        // Without it their first queries over so many new rows would be planned blindly.
        try (Statement statement = connection.createStatement()) {
            switch (database.dialect()) {
                case SQLITE -> { }
                case POSTGRES -> statement.execute("ANALYZE domains, jobs, runs, entries");
                case MARIADB -> statement.execute("ANALYZE TABLE domains, jobs, runs, entries");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
