package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.persistence.Conditions;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The jobs of one batch.
final class BatchJobs {
    private BatchJobs() {
    }

    /// The first that wait. Between the two reads a job may have been claimed or ended.
    static List<Job> waiting(EntityManager entities, BatchId batch, int max) {
        List<?> first = new Conditions().and("batch_id = ?", batch.number()).and("status IN ('queued', 'paused')")
                .query(entities, "SELECT id FROM jobs", " ORDER BY id LIMIT ?", max).getResultList();
        return JobRows.of(entities, JobRows.numbers(first)).stream()
                .filter(job -> job.state() == JobState.QUEUED || job.state() == JobState.PAUSED).toList();
    }

    /// Of each state that occurs.
    static Map<JobState, Long> counts(EntityManager entities, BatchId batch) {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (Object row : new Conditions().and("batch_id = ?", batch.number())
                .query(entities, "SELECT status, COUNT(*) FROM jobs", " GROUP BY status").getResultList()) {
            Object[] columns = (Object[]) row;
            JobState.parse((String) columns[0])
                    .ifPresent(state -> counts.put(state, ((Number) columns[1]).longValue()));
        }
        return counts;
    }

    /// @return how many are running
    static int requestCancel(EntityManager entities, BatchId batch) {
        return entities.createQuery(
                "UPDATE JobEntity j SET j.cancelRequested = TRUE WHERE j.batch = :batch AND j.state = :running")
                .setParameter("batch", batch.number()).setParameter("running", JobState.RUNNING).executeUpdate();
    }

    /// Removes jobs that were never claimed, and so have no run.
    static int discard(Connection connection, BatchId batch, int max) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                DELETE FROM jobs WHERE id IN (SELECT id FROM (SELECT id FROM jobs
                    WHERE batch_id = ? AND status = 'queued' ORDER BY id LIMIT ?) waiting)""")) {
            delete.setLong(1, batch.number());
            delete.setInt(2, max);
            return delete.executeUpdate();
        }
    }
}
