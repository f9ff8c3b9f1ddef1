package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.OpenBatch;
import dev.gonemaster.jobs.StoredJson;
import dev.gonemaster.jobs.UsedProfile;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Takes jobs from the head of a lane, so that no two servers get one and none waits for another. In the words of each
/// database: PostgreSQL and MariaDB skip rows that others have locked, SQLite has one writer. Thread-safe.
///
/// MariaDB keeps claimed rows at the head of the index until it cleans up, and every look from the head walks over
/// them. There a look goes on where the last one of this server ended, and back to the head when it finds too little, when
/// something may have come back to the queue, and after so many looks in any case.
final class Lanes {
    /// Named limit: looks that go on where the one before ended.
    static final int RESUMED_MAX = 64;
    /// Named limit: lanes whose place is known; one that is not is looked at from its head.
    static final int PLACES_MAX = 1_000;

    /// What a claim reads of each job.
    static final String TAKEN = "id, public_id, domain, priority, config_json, created_at, attempt, lost_leases,"
            + " batch_id, profile_id, profile_name, queue_position";
    /// MariaDB would rather walk over the table in the order of ids, and lock what it meets.
    static final String FROM_CLAIM_INDEX = " FROM jobs FORCE INDEX (jobs_claim)";
    private static final String STARTED = "UPDATE jobs SET status = 'running', attempt = attempt + 1, started_at = ?,"
            + " progress = 0, instance = ?";

    private final Dialect dialect;
    private final Map<Lane, Long> resumeAfter = new ConcurrentHashMap<>();
    private final AtomicInteger resumed = new AtomicInteger();

    Lanes(Dialect dialect) {
        this.dialect = dialect;
    }

    /// A job that was taken, and where it stood.
    private record Taken(Job job, long position) {
    }

    /// Takes the first single jobs, the most urgent priority first.
    ///
    /// @param max from 1
    /// @return running now on this instance, in the order in which they waited
    List<Job> single(Connection connection, String instance, int max, Instant now) throws SQLException {
        if (dialect != Dialect.MARIADB) {
            return inOrder(update(connection, "batch_id IS NULL", List.of(), instance, max, now));
        }
        var taken = new ArrayList<Taken>();
        for (int priority = 0; priority <= NewJob.PRIORITY_MAX && taken.size() < max; priority++) {
            taken.addAll(selectThenUpdate(connection, new Lane(null, priority), instance, max - taken.size(), now));
        }
        return inOrder(taken);
    }

    /// Takes the first jobs of a batch, as [#single] does.
    List<Job> ofBatch(Connection connection, OpenBatch batch, String instance, int max, Instant now)
            throws SQLException {
        long number = batch.id().number();
        return inOrder(dialect == Dialect.MARIADB
                ? selectThenUpdate(connection, new Lane(number, batch.priority()), instance, max, now)
                : update(connection, "batch_id = ?", List.of(number), instance, max, now));
    }

    private static List<Job> inOrder(List<Taken> taken) {
        return taken.stream().sorted(Comparator.<Taken>comparingInt(one -> one.job().priority())
                .thenComparingLong(Taken::position)).map(Taken::job).toList();
    }

    /// A job has come into the queue: the next look must not begin behind it.
    void entered(long position) {
        if (resumeAfter.values().stream().anyMatch(place -> position <= place)) {
            lookFromHead();
        }
    }

    /// Jobs may have come into the queue anywhere.
    void lookFromHead() {
        resumed.set(RESUMED_MAX);
    }

    /// @param where which jobs, as the partial indexes say it; jobs of a batch have one priority
    private List<Taken> update(Connection connection, String where, List<Long> values, String instance, int max,
                               Instant now) throws SQLException {
        String next = "SELECT id AS number FROM jobs WHERE status = 'queued' AND " + where + " ORDER BY "
                + (values.isEmpty() ? "priority, " : "") + "queue_position LIMIT ?";
        boolean postgres = dialect == Dialect.POSTGRES;
        String sql = postgres
                ? "WITH next AS MATERIALIZED (" + next + " FOR UPDATE SKIP LOCKED) " + STARTED
                        + " FROM next WHERE id = number RETURNING " + TAKEN
                : STARTED + " WHERE id IN (" + next + ") RETURNING " + TAKEN;
        var jobs = new ArrayList<Taken>();
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            int from = postgres ? 1 : 3;
            for (long value : values) {
                update.setLong(from++, value);
            }
            update.setInt(from++, max);
            int started = postgres ? from : 1;
            update.setLong(started, Micros.of(now));
            update.setString(started + 1, instance);
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    jobs.add(taken(rows, rows.getInt("attempt"), now));
                }
            }
        }
        return jobs;
    }

    private List<Taken> selectThenUpdate(Connection connection, Lane lane, String instance, int max, Instant now)
            throws SQLException {
        if (resumed.getAndIncrement() >= RESUMED_MAX || resumeAfter.size() >= PLACES_MAX) {
            resumed.set(0);
            resumeAfter.clear();
        }
        Long place = resumeAfter.get(lane);
        List<Taken> jobs = place == null ? List.of() : locked(connection, lane, place, max, now);
        if (jobs.size() < max) {
            // Finds once more what this transaction has locked by now, and what stands before it.
            jobs = locked(connection, lane, Long.MIN_VALUE, max, now);
        }
        if (jobs.isEmpty()) {
            resumeAfter.remove(lane);
            return jobs;
        }
        resumeAfter.put(lane, jobs.getLast().position());
        try (PreparedStatement update = connection.prepareStatement(
                STARTED + " WHERE id IN " + Placeholders.of(jobs.size()))) {
            update.setLong(1, Micros.of(now));
            update.setString(2, instance);
            for (int i = 0; i < jobs.size(); i++) {
                update.setLong(i + 3, jobs.get(i).job().id().number());
            }
            update.executeUpdate();
        }
        return jobs;
    }

    private List<Taken> locked(Connection connection, Lane lane, long after, int max, Instant now)
            throws SQLException {
        var jobs = new ArrayList<Taken>();
        try (PreparedStatement query = connection.prepareStatement("SELECT " + TAKEN + FROM_CLAIM_INDEX
                + " WHERE status = 'queued' AND batch_id " + (lane.batch() == null ? "IS NULL" : "= ?")
                + " AND priority = ? AND queue_position > ? ORDER BY queue_position LIMIT ? FOR UPDATE SKIP LOCKED")) {
            int next = 1;
            if (lane.batch() != null) {
                query.setLong(next++, lane.batch());
            }
            query.setInt(next++, lane.priority());
            query.setLong(next++, after);
            query.setInt(next, max);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    jobs.add(taken(rows, rows.getInt("attempt") + 1, now));
                }
            }
        }
        return jobs;
    }

    /// A queued job is not asked to be canceled, since a cancel ends it at once.
    ///
    /// @param attempt the one that begins now
    private static Taken taken(ResultSet row, int attempt, Instant now) throws SQLException {
        var asked = new NewJob(row.getString("domain"), row.getString("public_id"), row.getInt("priority"),
                StoredJson.spec(row.getString("config_json")), Micros.instant(row.getLong("created_at")),
                batch(row), profile(row));
        var job = new Job(new JobId(row.getLong("id")), asked, JobState.RUNNING, Micros.instant(Micros.of(now)), null,
                0, null, attempt, row.getInt("lost_leases"), false, null, null);
        return new Taken(job, row.getLong("queue_position"));
    }

    private static @Nullable BatchId batch(ResultSet row) throws SQLException {
        long number = row.getLong("batch_id");
        return row.wasNull() ? null : new BatchId(number);
    }

    private static @Nullable UsedProfile profile(ResultSet row) throws SQLException {
        String name = row.getString("profile_name");
        long id = row.getLong("profile_id");
        return name == null ? null : new UsedProfile(row.wasNull() ? null : id, name);
    }
}
