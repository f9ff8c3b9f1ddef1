package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.StoredJson;
import dev.gonemaster.persistence.Micros;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Jobs, many at a time.
final class JobRows {
    /// Named size: rows sent together.
    private static final int BATCH = 1_000;

    private JobRows() {
    }

    /// In the order of the queue, as they are now; those that have gone are left out.
    static List<Job> of(EntityManager entities, Collection<Long> numbers) {
        return numbers.isEmpty() ? List.of() : entities.createQuery(
                "SELECT j FROM JobEntity j WHERE j.id IN :numbers ORDER BY j.priority, j.id", JobEntity.class)
                .setParameter("numbers", numbers).getResultStream().map(JobEntity::job).toList();
    }

    /// @param column of numbers, as a query gives it
    static Set<Long> numbers(List<?> column) {
        return column.stream().map(number -> ((Number) number).longValue()).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Adds jobs at the end of the queue.
    ///
    /// @param numbers one for each job
    static void insert(Connection connection, List<Long> numbers, List<NewJob> jobs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO jobs (id, queue_position, public_id, domain, status, priority, config_json, created_at, batch_id,
                    profile_id, profile_name)
                VALUES (?, ?, ?, ?, 'queued', ?, ?, ?, ?, ?, ?)""")) {
            for (int i = 0; i < jobs.size(); i++) {
                NewJob job = jobs.get(i);
                insert.setLong(1, numbers.get(i));
                insert.setLong(2, numbers.get(i));
                insert.setString(3, job.publicId());
                insert.setString(4, job.domain());
                insert.setInt(5, job.priority());
                insert.setString(6, StoredJson.spec(job.spec()));
                insert.setLong(7, Micros.of(job.createdAt()));
                insert.setObject(8, job.batch() == null ? null : job.batch().number(), Types.BIGINT);
                insert.setObject(9, job.profile() == null ? null : job.profile().id(), Types.BIGINT);
                insert.setString(10, job.profile() == null ? null : job.profile().name());
                insert.addBatch();
                if ((i + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            if (jobs.size() % BATCH != 0) {
                insert.executeBatch();
            }
        }
    }
}
