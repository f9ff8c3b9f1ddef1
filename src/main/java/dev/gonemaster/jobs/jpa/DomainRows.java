package dev.gonemaster.jobs.jpa;

import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.IdBlocks;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rows of `domains`, as far as the ends of runs change them.
final class DomainRows {
    /// Named limit: names of one look-up.
    private static final int NAMES_MAX = 500;

    private final Transactions transactions;
    private final IdBlocks ids;

    DomainRows(Transactions transactions) {
        this.transactions = transactions;
        ids = new IdBlocks(transactions, "domains");
    }

    /// The ids of domains, new ones where there is none yet. Called before the transaction that needs them.
    ///
    /// @return by name
    Map<String, Long> idsOf(Collection<String> names) {
        var known = new HashMap<String, Long>();
        List<String> wanted = List.copyOf(new TreeSet<>(names));
        for (int from = 0; from < wanted.size(); from += NAMES_MAX) {
            List<String> part = wanted.subList(from, Math.min(from + NAMES_MAX, wanted.size()));
            String places = "?, ".repeat(part.size() - 1) + "?";
            List<?> rows = transactions.read(entities -> new Conditions()
                    .and("name IN (" + places + ")", part.toArray())
                    .query(entities, "SELECT name, id FROM domains", "").getResultList());
            for (Object row : rows) {
                Object[] columns = (Object[]) row;
                known.put((String) columns[0], ((Number) columns[1]).longValue());
            }
        }
        for (String name : wanted) {
            known.computeIfAbsent(name, _ -> ids.next());
        }
        return known;
    }

    /// Makes sure that the domain of each ending has a row.
    ///
    /// @param proposed by name, from [#idsOf]
    /// @return id by name, as it is in the database
    static Map<String, Long> ensure(Connection connection, List<Ending> endings, Map<String, Long> proposed)
            throws SQLException {
        var ids = new HashMap<String, Long>();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO domains (id, name, created_at, run_count) VALUES (?, ?, ?, 0)
                ON CONFLICT (name) DO NOTHING""");
                PreparedStatement query = connection.prepareStatement("SELECT id FROM domains WHERE name = ?")) {
            for (Ending ending : endings) {
                String name = ending.job().domain();
                if (ids.containsKey(name)) {
                    continue;
                }
                insert.setLong(1, proposed.get(name));
                insert.setString(2, name);
                insert.setLong(3, Micros.of(ending.at()));
                insert.executeUpdate();
                query.setString(1, name);
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    ids.put(name, row.getLong(1));
                }
            }
        }
        return ids;
    }

    /// Counts the runs and lets the one that ended last be the latest, in the order of ids.
    static void ended(Connection connection, List<Latest> runs) throws SQLException {
        var byDomain = new TreeMap<Long, List<Latest>>();
        for (Latest run : runs) {
            byDomain.computeIfAbsent(run.domainId(), _ -> new ArrayList<>()).add(run);
        }
        try (PreparedStatement count = connection.prepareStatement(
                "UPDATE domains SET run_count = run_count + ? WHERE id = ?");
                PreparedStatement latest = connection.prepareStatement("""
                        UPDATE domains
                        SET latest_run_id = ?, latest_run_at = ?, latest_status = ?, latest_level = ?
                        WHERE id = ? AND (latest_run_at IS NULL OR latest_run_at < ?
                            OR (latest_run_at = ? AND latest_run_id < ?))""")) {
            for (Map.Entry<Long, List<Latest>> domain : byDomain.entrySet()) {
                count.setInt(1, domain.getValue().size());
                count.setLong(2, domain.getKey());
                count.executeUpdate();
                for (Latest run : domain.getValue()) {
                    set(latest, domain.getKey(), run);
                    latest.setLong(6, run.at());
                    latest.setLong(7, run.at());
                    latest.setLong(8, run.number());
                    latest.executeUpdate();
                }
            }
        }
    }

    /// Takes the latest run of a domain from what is left.
    static void recompute(Connection connection, long domainId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT id, finished_at, status, worst_level FROM runs WHERE domain_id = ?
                ORDER BY finished_at DESC, id DESC LIMIT 1""");
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE domains
                        SET latest_run_id = ?, latest_run_at = ?, latest_status = ?, latest_level = ?
                        WHERE id = ?""")) {
            query.setLong(1, domainId);
            Latest newest = null;
            try (ResultSet row = query.executeQuery()) {
                if (row.next()) {
                    newest = new Latest(domainId, row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
                }
            }
            set(update, domainId, newest);
            update.executeUpdate();
        }
    }

    private static void set(PreparedStatement update, long domainId, @Nullable Latest latest) throws SQLException {
        if (latest == null) {
            update.setNull(1, Types.BIGINT);
            update.setNull(2, Types.BIGINT);
            update.setNull(3, Types.VARCHAR);
            update.setNull(4, Types.VARCHAR);
        } else {
            update.setLong(1, latest.number());
            update.setLong(2, latest.at());
            update.setString(3, latest.state());
            update.setString(4, latest.level());
        }
        update.setLong(5, domainId);
    }

    /// What a domain keeps of a run.
    ///
    /// @param at microseconds
    record Latest(long domainId, long number, long at, String state, @Nullable String level) {
    }
}
