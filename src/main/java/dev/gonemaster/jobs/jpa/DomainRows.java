package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Mark;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.IdBlocks;
import dev.gonemaster.persistence.JdbcWork;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.Placeholders;
import dev.gonemaster.persistence.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rows of `domains`, as far as the ends of runs change them. [PurgeRows] changes them too.
final class DomainRows {
    /// Named limit: names of one look-up.
    private static final int NAMES_MAX = 500;

    private static final String NEWER = " = CASE WHEN latest_run_at IS NULL OR latest_run_at < ?"
            + " OR latest_run_at = ? AND latest_run_id < ? THEN ? ELSE ";
    /// In this order: MariaDB compares with what the assignments before have made of the row.
    private static final String COUNT_AND_LATEST = "UPDATE domains SET run_count = run_count + ?, latest_status" + NEWER
            + "latest_status END, latest_level" + NEWER + "latest_level END, latest_score_tenths" + NEWER
            + "latest_score_tenths END, latest_grade" + NEWER + "latest_grade END, latest_run_id" + NEWER
            + "latest_run_id END, latest_run_at" + NEWER + "latest_run_at END WHERE id = ?";

    private final Transactions transactions;
    private final IdBlocks ids;

    DomainRows(Transactions transactions) {
        this.transactions = transactions;
        ids = new IdBlocks(transactions, "domains");
    }

    /// The ids of domains, new ones where there is none yet. Called before the transaction that needs them.
    Ids idsOf(Collection<String> names) {
        List<String> wanted = List.copyOf(new TreeSet<>(names));
        Map<String, Long> known = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += NAMES_MAX) {
            List<String> part = wanted.subList(from, Math.min(from + NAMES_MAX, wanted.size()));
            known.putAll(transactions.read(entities -> JdbcWork.in(entities, connection -> known(connection, part))));
        }
        var proposed = new TreeMap<String, Long>();
        for (String name : wanted) {
            if (!known.containsKey(name)) {
                proposed.put(name, ids.next());
            }
        }
        return new Ids(known, proposed);
    }

    private static Map<String, Long> known(Connection connection, List<String> names) throws SQLException {
        var known = new HashMap<String, Long>();
        try (PreparedStatement query = Placeholders.plannedEachTime(connection.prepareStatement(
                "SELECT name, id FROM domains WHERE name IN " + Placeholders.of(names.size())))) {
            for (int i = 0; i < names.size(); i++) {
                query.setString(i + 1, names.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    known.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return known;
    }

    /// Makes sure that the domain of each ending has a row. New rows are written in the order of names, so that two
    /// servers do not wait for each other.
    ///
    /// @param found from [#idsOf]
    /// @return id by name, as it is in the database
    static Map<String, Long> ensure(Connection connection, Dialect dialect, List<Ending> endings, Ids found)
            throws SQLException {
        var missing = new TreeMap<String, Ending>();
        for (Ending ending : endings) {
            if (!found.known().containsKey(ending.job().domain())) {
                missing.putIfAbsent(ending.job().domain(), ending);
            }
        }
        if (missing.isEmpty()) {
            return found.known();
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO domains (id, name, created_at, run_count) VALUES (?, ?, ?, 0)"
                        + dialect.unlessPresent("name"))) {
            for (Map.Entry<String, Ending> row : missing.entrySet()) {
                insert.setLong(1, found.proposed().get(row.getKey()));
                insert.setString(2, row.getKey());
                insert.setLong(3, Micros.of(row.getValue().at()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        var all = new HashMap<>(found.known());
        // Counts do not tell whose row it is: MariaDB counts one that it finds as one that it inserts.
        all.putAll(known(connection, List.copyOf(missing.keySet())));
        return all;
    }

    /// Counts the runs and lets the one that ended last be the latest, in the order of ids.
    static void ended(Connection connection, List<Latest> runs) throws SQLException {
        var byDomain = new TreeMap<Long, List<Latest>>();
        for (Latest run : runs) {
            byDomain.computeIfAbsent(run.domainId(), _ -> new ArrayList<>()).add(run);
        }
        try (PreparedStatement update = connection.prepareStatement(COUNT_AND_LATEST)) {
            for (Map.Entry<Long, List<Latest>> domain : byDomain.entrySet()) {
                List<Latest> ended = domain.getValue();
                Latest run = Collections.max(ended, Comparator.comparing(Latest::at).thenComparing(Latest::number));
                update.setInt(1, ended.size());
                int next = 2;
                next = newer(update, next, run, run.state(), Types.VARCHAR);
                next = newer(update, next, run, run.level(), Types.VARCHAR);
                next = newer(update, next, run, run.mark() == null ? null : run.mark().tenths(), Types.INTEGER);
                next = newer(update, next, run, run.mark() == null ? null : run.mark().grade(), Types.VARCHAR);
                next = newer(update, next, run, run.number(), Types.BIGINT);
                next = newer(update, next, run, run.at(), Types.BIGINT);
                update.setLong(next, domain.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /// Fills in a [#NEWER].
    ///
    /// @return the place behind
    private static int newer(PreparedStatement update, int first, Latest run, @Nullable Object value, int type)
            throws SQLException {
        update.setLong(first, run.at());
        update.setLong(first + 1, run.at());
        update.setLong(first + 2, run.number());
        update.setObject(first + 3, value, type);
        return first + 4;
    }

    /// The ids of some domains by name.
    ///
    /// @param known of those that have a row
    /// @param proposed of the others, unless another server is first
    record Ids(Map<String, Long> known, Map<String, Long> proposed) {
    }

    /// What a domain keeps of a run.
    ///
    /// @param at microseconds
    record Latest(long domainId, long number, long at, String state, @Nullable String level,
                  @Nullable Mark mark) {
    }
}
