package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.persistence.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/// Puts the queue into another order: the places that the queued jobs have are given out anew.
final class QueueOrder {
    private QueueOrder() {
    }

    /// @param numbers wanted order
    /// @return false when these are not the queued jobs
    static boolean set(Connection connection, Dialect dialect, List<Long> numbers) throws SQLException {
        var queued = new HashSet<Long>();
        var places = new ArrayList<Long>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, queue_position FROM jobs WHERE status = 'queued' ORDER BY id LIMIT ?"
                        + dialect.forUpdate())) {
            query.setInt(1, JobQueue.REORDER_MAX + 1);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    queued.add(rows.getLong(1));
                    places.add(rows.getLong(2));
                }
            }
        }
        if (numbers.size() != queued.size() || !queued.equals(new HashSet<>(numbers))) {
            return false;
        }
        Collections.sort(places);
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE jobs SET queue_position = ? WHERE id = ?")) {
            for (int i = 0; i < numbers.size(); i++) {
                update.setLong(1, places.get(i));
                update.setLong(2, numbers.get(i));
                update.addBatch();
            }
            update.executeBatch();
        }
        return true;
    }
}
