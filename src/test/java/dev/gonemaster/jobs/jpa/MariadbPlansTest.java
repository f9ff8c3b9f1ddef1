package dev.gonemaster.jobs.jpa;

import dev.gonemaster.config.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class MariadbPlansTest extends PlansTest {
    MariadbPlansTest() {
        super(Driver.MARIADB);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jobs_claim | SELECT " + Lanes.TAKEN + Lanes.FROM_CLAIM_INDEX + " WHERE status = 'queued' AND batch_id IS NULL"
            + " AND priority = 1 AND queue_position > 10000 ORDER BY queue_position LIMIT 9 FOR UPDATE SKIP LOCKED",
        "jobs_claim | SELECT " + Lanes.TAKEN + Lanes.FROM_CLAIM_INDEX + " WHERE status = 'queued' AND batch_id = 7"
            + " AND priority = 1 AND queue_position > 10000 ORDER BY queue_position LIMIT 9 FOR UPDATE SKIP LOCKED",
        "batches_unfinished | SELECT id, priority, started_at FROM batches WHERE finished_at IS NULL AND opened_at IS NOT NULL"
            + " AND paused = FALSE ORDER BY priority, id LIMIT 9",
        "jobs_claim | SELECT COUNT(*) FROM jobs WHERE status = 'queued'",
        "jobs_[rc].* | SELECT id FROM jobs WHERE status = 'running' AND instance = 'x'",
        "jobs_never_started | SELECT id FROM jobs WHERE never_started IS NOT NULL AND never_started < 5"
            + " ORDER BY never_started, id LIMIT 9",
        "jobs_created | SELECT id, created_at FROM jobs ORDER BY created_at DESC, id DESC LIMIT 9 OFFSET 99",
        "jobs_created | SELECT id, created_at FROM jobs WHERE created_at >= 1767000000000000 AND (created_at >"
            + " 1767000000000000 OR id > 5) ORDER BY created_at, id LIMIT 9",
        "jobs_started | SELECT id, started_at FROM jobs ORDER BY started_at DESC, id DESC LIMIT 9",
        "jobs_started | SELECT id, started_at FROM jobs WHERE started_at IS NULL AND id < 15000"
            + " ORDER BY started_at DESC, id DESC LIMIT 9",
        "runs_finished | SELECT id, finished_at FROM runs WHERE finished_at <= 1767000000000000 AND (finished_at <"
            + " 1767000000000000 OR id < 5) ORDER BY finished_at DESC, id DESC LIMIT 9",
        "runs_finished | SELECT id, domain_id FROM runs WHERE finished_at < 1760100000000000 ORDER BY finished_at, id LIMIT 25"
            + " FOR UPDATE",
        "runs_of_domain | SELECT id FROM runs WHERE domain_id = 5 ORDER BY finished_at DESC, id DESC LIMIT 1",
        "PRIMARY | SELECT run_id, seq FROM entries e WHERE e.run_id >= 77 AND (e.run_id > 77 OR e.seq > 1)"
            + " ORDER BY e.run_id, e.seq LIMIT 9",
        "entries_findings | SELECT run_id, seq FROM entries e WHERE e.finding_tag = 'TAG_75' AND e.level = 'WARNING'"
            + " ORDER BY e.run_id, e.seq LIMIT 9"})
    void anIndexServes(String index, String sql) throws SQLException {
        assertThatServes("(using|on) (" + index + ") ", sql);
    }

    @Override
    String step(ResultSet row) throws SQLException {
        return row.getString("table") + " using " + row.getString("key") + " " + row.getString("Extra");
    }

    @Override
    String sorting() {
        return "filesort";
    }
}
