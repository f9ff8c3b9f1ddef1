package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class PostgresPlansTest extends PlansTest {
    PostgresPlansTest() {
        super(Driver.POSTGRES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jobs_claim | SELECT id FROM jobs WHERE status = 'queued' AND batch_id IS NULL ORDER BY priority, queue_position LIMIT 9"
            + " FOR UPDATE SKIP LOCKED",
        "jobs_claim_of_batch | SELECT id FROM jobs WHERE status = 'queued' AND batch_id = 7 ORDER BY queue_position LIMIT 9"
            + " FOR UPDATE SKIP LOCKED",
        "batches_unfinished | SELECT id, priority, started_at FROM batches WHERE finished_at IS NULL AND opened_at IS NOT NULL"
            + " AND paused = FALSE ORDER BY priority, id LIMIT 9",
        "jobs_claim | SELECT COUNT(*) FROM jobs WHERE status = 'queued' AND batch_id IS NULL",
        "jobs_claim_of_batch | SELECT COUNT(*) FROM jobs WHERE status = 'queued' AND batch_id IS NOT NULL",
        "jobs_running | SELECT id FROM jobs WHERE status = 'running' AND instance = 'x'",
        "jobs_never_started | SELECT id FROM jobs WHERE status IN ('queued', 'paused') AND attempt = 0"
            + " AND created_at < 5 ORDER BY created_at, id LIMIT 9",
        "jobs_created | SELECT id, created_at FROM jobs ORDER BY created_at DESC, id DESC LIMIT 9 OFFSET 99",
        "jobs_created | SELECT id, created_at FROM jobs WHERE created_at >= 1767000000000000 AND (created_at >"
            + " 1767000000000000 OR id > 5) ORDER BY created_at, id LIMIT 9",
        "jobs_started | SELECT id, started_at FROM jobs ORDER BY started_at DESC NULLS LAST, id DESC LIMIT 9",
        "jobs_started | SELECT id, started_at FROM jobs ORDER BY started_at NULLS FIRST, id LIMIT 9",
        "jobs_started | SELECT id, started_at FROM jobs WHERE started_at <= 1767000000000000 AND (started_at <"
            + " 1767000000000000 OR id < 5) ORDER BY started_at DESC NULLS LAST, id DESC LIMIT 9",
        "runs_finished | SELECT id, finished_at FROM runs WHERE finished_at <= 1767000000000000 AND (finished_at <"
            + " 1767000000000000 OR id < 5) ORDER BY finished_at DESC, id DESC LIMIT 9",
        "runs_finished | SELECT id, domain_id FROM runs WHERE finished_at < 1760100000000000 ORDER BY finished_at, id LIMIT 25"
            + " FOR UPDATE",
        "runs_of_domain | SELECT id FROM runs WHERE domain_id = 5 ORDER BY finished_at DESC, id DESC LIMIT 1",
        "entries_pkey | SELECT run_id, seq FROM entries e WHERE e.run_id >= 77 AND (e.run_id > 77 OR e.seq > 1)"
            + " ORDER BY e.run_id, e.seq LIMIT 9",
        "entries_findings | SELECT run_id, seq FROM entries e WHERE e.tag = 'TAG_75' AND e.level IN ('WARNING', 'ERROR',"
            + " 'CRITICAL') AND e.level = 'WARNING'"})
    void anIndexServes(String index, String sql) throws SQLException {
        assertThatServes("(using|on) (" + index + ") ", sql);
    }

    @Override
    String step(ResultSet row) throws SQLException {
        return row.getString(1);
    }

    @Override
    String sorting() {
        return "sort";
    }
}
