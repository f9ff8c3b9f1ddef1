package dev.gonemaster.jobs.jpa;

import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.persistence.IdBlocks;
import dev.gonemaster.persistence.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What holds for a SQLite file beyond the contracts.
class SqliteStoreTest {
    @TempDir
    Path folder;

    private TestDatabase open() {
        return TestDatabase.eclipseLink(folder.resolve("gonemaster.db"));
    }

    @Test
    void everythingIsThereAfterARestart() {
        Job ended;
        Job running;
        Job waiting;
        List<StoredEntry> entries;
        try (TestDatabase database = open()) {
            TestStores stores = JpaStoresContract.over(database);
            ended = stores.ended("example", 9, entry(Level.WARNING, "W"), entry(Level.INFO, "I"));
            entries = stores.runs().entries(ended.id());
            stores.submit("running.example");
            running = stores.claimOne().job();
            waiting = stores.submit("waiting.example");
        }
        try (TestDatabase database = open()) {
            TestStores stores = JpaStoresContract.over(database);
            assertThat(stores.job(ended.id())).isEqualTo(ended);
            assertThat(stores.job(running.id())).isEqualTo(running);
            assertThat(stores.job(waiting.id())).isEqualTo(waiting);
            assertThat(entries).hasSize(2);
            assertThat(stores.runs().entries(ended.id())).isEqualTo(entries);
            assertThat(stores.domain("example").latestRun()).isEqualTo(ended.id().number());
            assertThat(stores.queue().recover(TestStores.HERE, 3, NOON)).isEqualTo(1);
            assertThat(stores.job(running.id()).state()).isEqualTo(JobState.QUEUED);
        }
    }

    @Test
    void numbersStartAtOneAndAreNeverGivenTwice() {
        try (TestDatabase database = open()) {
            TestStores stores = JpaStoresContract.over(database);
            assertThat(stores.submit("example").id().number()).isEqualTo(1);
            assertThat(stores.submit("example").id().number()).isEqualTo(2);
        }
        try (TestDatabase database = open()) {
            assertThat(JpaStoresContract.over(database).submit("example").id().number()).isEqualTo(IdBlocks.BLOCK + 1);
        }
    }

    @Test
    void aBlockOfNumbersThatIsUsedUpIsFollowedByTheNext() {
        try (TestDatabase database = open()) {
            var ids = new IdBlocks(database, "domains");
            long last = 0;
            for (int i = 0; i <= IdBlocks.BLOCK; i++) {
                last = ids.next();
            }
            assertThat(last).isEqualTo(IdBlocks.BLOCK + 1);
        }
    }

    @Test
    void theSameProfileIsKeptOnce() throws SQLException {
        try (TestDatabase database = open()) {
            TestStores stores = JpaStoresContract.over(database);
            stores.ended("one.example", 1);
            stores.ended("two.example", 1);
            assertThat(text(database, "SELECT COUNT(*) FROM effective_profiles")).isEqualTo("1");
        }
    }

    @Test
    void aProfileGoesWithItsLastRun() throws SQLException {
        try (TestDatabase database = open()) {
            TestStores stores = JpaStoresContract.over(database);
            stores.ended("old.example", 1);
            stores.submit("young.example");
            stores.runs().store(List.of(new FinishedRun(stores.claimOne(), JobState.SUCCEEDED, null, NOON.plusSeconds(9),
                    List.of(), "[]", "{\"other\":1}", null)));
            stores.ended("young.example", 9);

            stores.runs().purge(NOON.plusSeconds(5), 10);
            assertThat(stores.runs().purgeProfiles()).isZero();
            stores.runs().purge(NOON.plusSeconds(9), 10);
            assertThat(stores.runs().purgeProfiles()).isZero();
            stores.runs().purge(NOON.plusSeconds(10), 10);
            assertThat(stores.runs().purgeProfiles()).isEqualTo(2);
            assertThat(text(database, "SELECT COUNT(*) FROM effective_profiles")).isEqualTo("0");
        }
    }

    @Test
    void profilesAreRemovedInTransactionsOfLimitedSize() throws SQLException {
        try (TestDatabase database = open(); Connection connection = database.source(false).getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                    + (PurgeRows.PROFILES_MAX + 1) + ") INSERT INTO effective_profiles SELECT i, '{}' FROM n");
            connection.close();
            assertThat(JpaStoresContract.over(database).runs().purgeProfiles()).isEqualTo(PurgeRows.PROFILES_MAX + 1);
        }
    }

    @Test
    void columnsReadAsTheyArePublished() throws SQLException {
        try (TestDatabase database = open()) {
            TestStores stores = JpaStoresContract.over(database);
            stores.ended("example", 9, entry(Level.WARNING, "W"));
            assertThat(text(database, "SELECT status || ' ' || worst_level || ' ' || finished_at || ' ' || duration_ms"
                    + " FROM runs")).isEqualTo("succeeded WARNING 1795348809123456 8000");
            assertThat(text(database, "SELECT module || ' ' || testcase || ' ' || tag || ' ' || level || ' ' ||"
                    + " timestamp || ' ' || args_json FROM entries"))
                    .isEqualTo("BASIC basic01 W WARNING 1.234567 {\"message\":\"text\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jobs_claim | SELECT id FROM jobs WHERE status = 'queued' AND batch_id IS NULL ORDER BY priority, queue_position LIMIT 9",
        "jobs_claim_of_batch | SELECT id FROM jobs WHERE status = 'queued' AND batch_id = 7 ORDER BY queue_position LIMIT 9",
        "batches_unfinished | SELECT id, priority, started_at FROM batches WHERE finished_at IS NULL AND opened_at IS NOT NULL"
            + " AND paused = FALSE ORDER BY priority, id LIMIT 9",
        "jobs_running | SELECT id FROM jobs WHERE status = 'running' AND instance = 'x'",
        "jobs_never_started | SELECT id FROM jobs WHERE status IN ('queued', 'paused') AND attempt = 0"
            + " AND created_at < 5 ORDER BY created_at, id LIMIT 9",
        "jobs_created | SELECT id FROM jobs ORDER BY created_at DESC, id DESC LIMIT 9 OFFSET 9",
        "jobs_started | SELECT id FROM jobs ORDER BY started_at DESC, id DESC LIMIT 9 OFFSET 9",
        "runs_finished | SELECT id FROM runs ORDER BY finished_at DESC, id DESC LIMIT 9 OFFSET 9",
        "runs_finished | SELECT id FROM runs WHERE finished_at < 5 ORDER BY finished_at, id LIMIT 9",
        "runs_of_domain | SELECT id FROM runs WHERE domain_id = 5 ORDER BY finished_at DESC, id DESC LIMIT 1",
        "runs_of_profile | SELECT 1 FROM runs WHERE effective_profile_digest = 'x'",
        "entries_findings | SELECT seq FROM entries WHERE tag = 'T' AND level = 'ERROR' AND level IN ('WARNING', 'ERROR', 'CRITICAL')"})
    void anIndexServes(String index, String sql) throws SQLException {
        try (TestDatabase database = open(); Connection connection = database.source(true).getConnection();
                Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            var steps = new StringBuilder();
            while (plan.next()) {
                steps.append(plan.getString("detail")).append('\n');
            }
            assertThat(steps.toString()).contains("INDEX " + index).doesNotContain("TEMP B-TREE");
        }
    }

    private static String text(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.source(true).getConnection();
                Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
