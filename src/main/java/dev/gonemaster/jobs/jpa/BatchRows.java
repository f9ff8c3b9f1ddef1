package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.OpenBatch;
import dev.gonemaster.persistence.Micros;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of `batches`, as far as the lives of jobs change them. Written after all other rows of a transaction and in
/// the order of numbers, so that servers which end jobs of one batch wait shortly and never for each other.
final class BatchRows {
    /// Named limit: batches that a claim considers; those that were handed in first.
    static final int OPEN_MAX = 1_000;

    private BatchRows() {
    }

    /// Batches whose jobs may be taken and have not all ended, the most urgent first, then the oldest.
    static List<OpenBatch> open(Connection connection) throws SQLException {
        var open = new ArrayList<OpenBatch>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT id, priority, started_at FROM batches
                WHERE finished_at IS NULL AND opened_at IS NOT NULL AND paused = FALSE
                ORDER BY priority, id LIMIT\s""" + OPEN_MAX); ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                open.add(new OpenBatch(new BatchId(rows.getLong(1)), rows.getInt(2), rows.getObject(3) != null));
            }
        }
        return open;
    }

    /// Notes when the first jobs of batches were taken.
    static void begun(Connection connection, List<OpenBatch> open, List<Job> taken, Instant now) throws SQLException {
        Set<BatchId> served = taken.stream().map(Job::batch).filter(Objects::nonNull).collect(Collectors.toSet());
        List<OpenBatch> first = open.stream().filter(batch -> !batch.begun() && served.contains(batch.id())).toList();
        if (first.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batches SET started_at = ? WHERE id = ? AND started_at IS NULL")) {
            for (OpenBatch batch : first) {
                update.setLong(1, Micros.of(now));
                update.setLong(2, batch.id().number());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /// Counts jobs that have ended; the last one ends the batch.
    ///
    /// @param ended for each job its batch, null for a single one
    static void ended(Connection connection, Collection<@Nullable BatchId> ended, Instant now) throws SQLException {
        Map<Long, Integer> counts = counts(ended);
        if (counts.isEmpty()) {
            return;
        }
        // In this order: MariaDB compares with what the assignments before have made of the row.
        try (PreparedStatement update = connection.prepareStatement("""
                UPDATE batches SET finished_at = CASE WHEN ended + ? >= total THEN ? ELSE NULL END, ended = ended + ?
                WHERE id = ?""")) {
            for (Map.Entry<Long, Integer> batch : counts.entrySet()) {
                update.setInt(1, batch.getValue());
                update.setLong(2, Micros.of(now));
                update.setInt(3, batch.getValue());
                update.setLong(4, batch.getKey());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /// Forgets ended jobs; a batch that has none left goes with them.
    ///
    /// @param removed for each job its batch, null for a single one
    static void removed(Connection connection, Collection<@Nullable BatchId> removed) throws SQLException {
        Map<Long, Integer> counts = counts(removed);
        if (counts.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batches SET total = total - ?, ended = ended - ? WHERE id = ?");
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM batches WHERE id = ? AND total = 0 AND opened_at IS NOT NULL")) {
            for (Map.Entry<Long, Integer> batch : counts.entrySet()) {
                update.setInt(1, batch.getValue());
                update.setInt(2, batch.getValue());
                update.setLong(3, batch.getKey());
                update.addBatch();
                delete.setLong(1, batch.getKey());
                delete.addBatch();
            }
            update.executeBatch();
            delete.executeBatch();
        }
    }

    private static Map<Long, Integer> counts(Collection<@Nullable BatchId> batches) {
        var counts = new TreeMap<Long, Integer>();
        for (BatchId batch : batches) {
            if (batch != null) {
                counts.merge(batch.number(), 1, Integer::sum);
            }
        }
        return counts;
    }
}
