package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.StoredJson;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.Placeholders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

    /// What a claim reads of each job.
    static final String TAKEN = "id, public_id, domain, priority, config_json, created_at, attempt, lost_leases";
    /// MariaDB would rather walk over the table in the order of ids, and lock what it meets.
    static final String FROM_CLAIM_INDEX = " FROM jobs FORCE INDEX (jobs_claim)";
    private static final String STARTED = "UPDATE jobs SET status = 'running', attempt = attempt + 1, started_at = ?,"
            + " progress = 0, instance = ?";
    private static final Comparator<Job> START_ORDER = Comparator.comparingInt(Job::priority)
            .thenComparingLong(job -> job.id().number());
    private static final int[] PRIORITIES = {NewJob.INTERACTIVE, NewJob.BATCH};

    private final Dialect dialect;
    private final AtomicLongArray resumeAfter = new AtomicLongArray(PRIORITIES.length);
    private final AtomicInteger resumed = new AtomicInteger();

    Claims(Dialect dialect) {
        this.dialect = dialect;
    }

    /// @return jobs that are running now on this instance, in the order in which they should start
    List<Claim> take(Connection connection, String instance, int max, Instant now) throws SQLException {
        List<Job> taken = switch (dialect) {
            case SQLITE -> update(connection, STARTED + """
                     WHERE id IN (SELECT id FROM jobs WHERE status = 'queued' ORDER BY priority, id LIMIT ?)
                    """ + " RETURNING " + TAKEN, instance, max, now);
            case POSTGRES -> update(connection, """
                    WITH next AS MATERIALIZED (SELECT id AS number FROM jobs WHERE status = 'queued'
                        ORDER BY priority, id LIMIT ? FOR UPDATE SKIP LOCKED)
                    """ + STARTED + " FROM next WHERE id = number RETURNING " + TAKEN, instance, max, now);
            case MARIADB -> selectThenUpdate(connection, instance, max, now);
        };
        return taken.stream().sorted(START_ORDER).map(job -> new Claim(job, instance)).toList();
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

    private List<Job> update(Connection connection, String sql, String instance, int max, Instant now)
            throws SQLException {
        var jobs = new ArrayList<Job>();
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
                    jobs.add(running(rows, rows.getInt("attempt"), now));
                }
            }
        }
        return jobs;
    }

    /// A queued job is not asked to be canceled, since a cancel ends it at once.
    ///
    /// @param attempt the one that begins now
    private static Job running(ResultSet row, int attempt, Instant now) throws SQLException {
        return new Job(new JobId(row.getLong("id")), row.getString("public_id"), row.getString("domain"), JobState.RUNNING,
                row.getInt("priority"), StoredJson.spec(row.getString("config_json")),
                Micros.instant(row.getLong("created_at")), Micros.instant(Micros.of(now)), null, 0, null, attempt,
                row.getInt("lost_leases"), false, null, null);
    }

    private List<Job> selectThenUpdate(Connection connection, String instance, int max, Instant now)
            throws SQLException {
        List<Job> jobs = List.of();
        if (resumed.getAndIncrement() < RESUMED_MAX) {
            jobs = locked(connection, max, now);
        }
        if (jobs.size() < max) {
            // Finds once more what this transaction has locked by now, and what stands before it.
            resumed.set(0);
            for (int i = 0; i < resumeAfter.length(); i++) {
                resumeAfter.set(i, 0);
            }
            jobs = locked(connection, max, now);
        }
        if (!jobs.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(
                    STARTED + " WHERE id IN " + Placeholders.of(jobs.size()))) {
                update.setLong(1, Micros.of(now));
                update.setString(2, instance);
                for (int i = 0; i < jobs.size(); i++) {
                    update.setLong(i + 3, jobs.get(i).id().number());
                }
                update.executeUpdate();
            }
        }
        return jobs;
    }

    private List<Job> locked(Connection connection, int max, Instant now) throws SQLException {
        var jobs = new ArrayList<Job>();
        try (PreparedStatement query = connection.prepareStatement("SELECT " + TAKEN + FROM_CLAIM_INDEX + """
                 WHERE status = 'queued' AND priority = ? AND id > ?
                ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED""")) {
            for (int i = 0; i < PRIORITIES.length && jobs.size() < max; i++) {
                query.setInt(1, PRIORITIES[i]);
                query.setLong(2, resumeAfter.get(i));
                query.setInt(3, max - jobs.size());
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        Job job = running(rows, rows.getInt("attempt") + 1, now);
                        jobs.add(job);
                        resumeAfter.set(i, job.id().number());
                    }
                }
            }
        }
        return jobs;
    }
}
