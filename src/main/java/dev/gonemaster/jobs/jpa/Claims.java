package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.Placeholders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// Takes queued jobs, interactive before batch and then oldest first, so that no two servers get one and none waits for
/// another. In the words of each database: PostgreSQL and MariaDB skip rows that others have locked, SQLite has one
/// writer. Thread-safe.
///
/// MariaDB keeps claimed rows at the head of the index until it cleans up, and every look from the head walks over them.
/// There a look goes on where the last one of this server ended, and back to the head when it finds too little, when
/// something may have come back to the queue, and after so many looks in any case.
final class Claims {
    /// Named limit: looks that go on where the one before ended.
    static final int RESUMED_MAX = 64;

    private static final String STARTED = "UPDATE jobs SET status = 'running', attempt = attempt + 1, started_at = ?,"
            + " progress = 0, instance = ?";
    private static final int[] PRIORITIES = {NewJob.INTERACTIVE, NewJob.BATCH};

    private final Dialect dialect;
    private final AtomicLongArray resumeAfter = new AtomicLongArray(PRIORITIES.length);
    private final AtomicInteger resumed = new AtomicInteger();

    Claims(Dialect dialect) {
        this.dialect = dialect;
    }

    /// @return numbers of the jobs, which are running now on this instance
    List<Long> take(Connection connection, String instance, int max, Instant now) throws SQLException {
        return switch (dialect) {
            case SQLITE -> update(connection, STARTED + """
                     WHERE id IN (SELECT id FROM jobs WHERE status = 'queued' ORDER BY priority, id LIMIT ?)
                    RETURNING id""", instance, max, now);
            case POSTGRES -> update(connection, """
                    WITH next AS MATERIALIZED (SELECT id FROM jobs WHERE status = 'queued'
                        ORDER BY priority, id LIMIT ? FOR UPDATE SKIP LOCKED)
                    """ + STARTED + " FROM next WHERE jobs.id = next.id RETURNING jobs.id", instance, max, now);
            case MARIADB -> selectThenUpdate(connection, instance, max, now);
        };
    }

    /// A job with this number has come into the queue: the next look must not begin behind it.
    void entered(long number) {
        for (int i = 0; i < resumeAfter.length(); i++) {
            if (number <= resumeAfter.get(i)) {
                lookFromHead();
            }
        }
    }

    /// Jobs of any number may have come into the queue.
    void lookFromHead() {
        resumed.set(RESUMED_MAX);
    }

    private List<Long> update(Connection connection, String sql, String instance, int max, Instant now)
            throws SQLException {
        var numbers = new ArrayList<Long>();
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            int first = 1;
            if (dialect == Dialect.POSTGRES) {
                update.setInt(first++, max);
            }
            update.setLong(first++, Micros.of(now));
            update.setString(first++, instance);
            if (dialect == Dialect.SQLITE) {
                update.setInt(first, max);
            }
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
        }
        return numbers;
    }

    private List<Long> selectThenUpdate(Connection connection, String instance, int max, Instant now)
            throws SQLException {
        List<Long> numbers = List.of();
        if (resumed.getAndIncrement() < RESUMED_MAX) {
            numbers = locked(connection, max);
        }
        if (numbers.size() < max) {
            // Finds once more what this transaction has locked by now, and what stands before it.
            resumed.set(0);
            for (int i = 0; i < resumeAfter.length(); i++) {
                resumeAfter.set(i, 0);
            }
            numbers = locked(connection, max);
        }
        if (!numbers.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(
                    STARTED + " WHERE id IN " + Placeholders.of(numbers.size()))) {
                update.setLong(1, Micros.of(now));
                update.setString(2, instance);
                for (int i = 0; i < numbers.size(); i++) {
                    update.setLong(i + 3, numbers.get(i));
                }
                update.executeUpdate();
            }
        }
        return numbers;
    }

    private List<Long> locked(Connection connection, int max) throws SQLException {
        var numbers = new ArrayList<Long>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT id FROM jobs WHERE status = 'queued' AND priority = ? AND id > ?
                ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED""")) {
            for (int i = 0; i < PRIORITIES.length && numbers.size() < max; i++) {
                query.setInt(1, PRIORITIES[i]);
                query.setLong(2, resumeAfter.get(i));
                query.setInt(3, max - numbers.size());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        numbers.add(rows.getLong(1));
                        resumeAfter.set(i, rows.getLong(1));
                    }
                }
            }
        }
        return numbers;
    }
}
