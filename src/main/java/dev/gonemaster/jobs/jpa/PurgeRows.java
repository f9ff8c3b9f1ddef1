package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Purged;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.Placeholders;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Removes jobs with all that hangs on them, children first, the numbers of a chunk at a time.
final class PurgeRows {
    /// Named limit: profiles of one transaction.
    static final int PROFILES_MAX = 1_000;

    private PurgeRows() {
    }

    /// In a transaction that nobody else purges beside: the runs are locked first, so that every one is counted off its
    /// domain once.
    static Purged remove(Connection connection, Dialect dialect, Instant cut, int max) throws SQLException {
        var numbers = new ArrayList<Long>();
        var byDomain = new TreeMap<Long, Integer>();
        try (PreparedStatement query = connection.prepareStatement("SELECT id, domain_id FROM runs"
                + " WHERE finished_at < ? ORDER BY finished_at, id LIMIT ?" + dialect.forUpdate())) {
            query.setLong(1, Micros.atLeast(cut));
            query.setInt(2, max);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                    byDomain.merge(rows.getLong(2), 1, Integer::sum);
                }
            }
        }
        if (numbers.isEmpty()) {
            return Purged.NOTHING;
        }
        int entries = removeEntries(connection, numbers);
        int runs = update(connection, "DELETE FROM runs WHERE id IN ", numbers);
        int jobs = update(connection, "DELETE FROM jobs WHERE id IN ", numbers);
        countOff(connection, byDomain);
        replaceLatest(connection, numbers, byDomain.keySet());
        return new Purged(jobs, runs, entries);
    }

    /// What there is to remove.
    static Purged count(EntityManager entities, Instant cut) {
        Object[] row = (Object[]) new Conditions().and("finished_at < ?", Micros.atLeast(cut))
                .query(entities, "SELECT COUNT(*), COALESCE(SUM(entry_count), 0) FROM runs", "").getSingleResult();
        long runs = ((Number) row[0]).longValue();
        // A terminal job has exactly one run.
        return new Purged(runs, runs, ((Number) row[1]).longValue());
    }

    /// Digests of profiles that no run has, at most [#PROFILES_MAX].
    static List<String> unusedProfiles(EntityManager entities) {
        var unused = new ArrayList<String>();
        for (Object digest : new Conditions().and("NOT EXISTS (SELECT 1 FROM runs WHERE effective_profile_digest = digest)")
                .query(entities, "SELECT digest FROM effective_profiles", " LIMIT ?", PROFILES_MAX).getResultList()) {
            unused.add((String) digest);
        }
        return unused;
    }

    /// Those of them that still no run has. Each is locked first: whoever stores a run with it meanwhile has ended then.
    static int removeProfiles(Connection connection, Dialect dialect, List<String> digests) throws SQLException {
        int removed = 0;
        try (PreparedStatement lock = connection.prepareStatement(
                "SELECT digest FROM effective_profiles WHERE digest = ?" + dialect.forUpdate());
                PreparedStatement delete = connection.prepareStatement("DELETE FROM effective_profiles WHERE digest = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM runs WHERE effective_profile_digest = digest)")) {
            for (String digest : digests) {
                lock.setString(1, digest);
                lock.executeQuery().close();
                delete.setString(1, digest);
                removed += delete.executeUpdate();
            }
        }
        return removed;
    }

    /// Run by run: a database that has not analysed the table expects so many entries of a hundred runs that it would read
    /// the whole table for them.
    private static int removeEntries(Connection connection, List<Long> runs) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM entries WHERE run_id = ?")) {
            for (long run : runs) {
                delete.setLong(1, run);
                delete.addBatch();
            }
            return Arrays.stream(delete.executeBatch()).sum();
        }
    }

    /// Locks the domains as well, in the order of ids like everybody who writes them; what is read of them and of their
    /// runs afterwards stays true.
    private static void countOff(Connection connection, Map<Long, Integer> runs) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE domains SET run_count = run_count - ? WHERE id = ?")) {
            for (Map.Entry<Long, Integer> domain : runs.entrySet()) {
                update.setInt(1, domain.getValue());
                update.setLong(2, domain.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void replaceLatest(Connection connection, List<Long> gone, Collection<Long> domains)
            throws SQLException {
        var headless = new ArrayList<Long>();
        try (PreparedStatement query = Placeholders.plannedEachTime(connection.prepareStatement(
                "SELECT id FROM domains WHERE id IN " + Placeholders.of(domains.size()) + " AND latest_run_id IN "
                        + Placeholders.of(gone.size())))) {
            fill(query, fill(query, 1, domains), gone);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    headless.add(rows.getLong(1));
                }
            }
        }
        if (headless.isEmpty()) {
            return;
        }
        update(connection, """
                UPDATE domains SET latest_run_id = (SELECT runs.id FROM runs WHERE runs.domain_id = domains.id
                    ORDER BY runs.finished_at DESC, runs.id DESC LIMIT 1)
                WHERE id IN\s""", headless);
        update(connection, """
                UPDATE domains SET latest_run_at = (SELECT finished_at FROM runs WHERE runs.id = latest_run_id),
                    latest_status = (SELECT status FROM runs WHERE runs.id = latest_run_id),
                    latest_level = (SELECT worst_level FROM runs WHERE runs.id = latest_run_id),
                    latest_score_tenths = (SELECT score_tenths FROM runs WHERE runs.id = latest_run_id),
                    latest_grade = (SELECT grade FROM runs WHERE runs.id = latest_run_id)
                WHERE id IN\s""", headless);
    }

    private static int update(Connection connection, String sql, Collection<Long> numbers) throws SQLException {
        try (PreparedStatement update = Placeholders.plannedEachTime(
                connection.prepareStatement(sql + Placeholders.of(numbers.size())))) {
            fill(update, 1, numbers);
            return update.executeUpdate();
        }
    }

    /// @return the place behind
    private static int fill(PreparedStatement statement, int first, Collection<Long> numbers) throws SQLException {
        int next = first;
        for (long number : numbers) {
            statement.setLong(next++, number);
        }
        return next;
    }
}
