package dev.gonemaster.jobs.jpa;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.Severities;
import dev.gonemaster.jobs.StoredJson;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.JdbcWork;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.Transactions;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes the ends of jobs: the job's row, its run, its entries, its domain. This is the hot path of a server, so it is
/// SQL in batches on the connection of the transaction; an entity for each entry costs a multiple.
final class Endings {
    /// Named size: rows of entries sent together.
    private static final int BATCH = 500;
    private static final double MICROS_PER_SECOND = 1e6;

    private final DomainRows domains;

    Endings(Transactions transactions) {
        domains = new DomainRows(transactions);
    }

    /// Ids for the domains of jobs that are about to end. Called before the transaction.
    DomainRows.Ids domainIds(List<String> names) {
        return domains.idsOf(names);
    }

    /// Writes all endings whose job is still as it was seen.
    ///
    /// @param domainIds from [#domainIds]
    /// @return for each ending, in order, whether it was written
    static List<Boolean> write(EntityManager entities, Dialect dialect, List<Ending> endings,
                               DomainRows.Ids domainIds) {
        return JdbcWork.in(entities, connection -> {
            var written = new ArrayList<Boolean>(endings.size());
            var won = new ArrayList<Ending>(endings.size());
            try (PreparedStatement end = connection.prepareStatement("""
                    UPDATE jobs SET status = ?, finished_at = ?, progress = 100, error = ?, instance = NULL,
                        lost_leases = lost_leases + ?, sev_notice = ?, sev_warning = ?, sev_error = ?, sev_critical = ?,
                        score_tenths = ?, grade = ?
                    WHERE id = ? AND status = ? AND attempt = ? AND COALESCE(instance, '') = ?""")) {
                for (Ending ending : endings) {
                    end(end, ending);
                }
                int[] changed = end.executeBatch();
                for (int i = 0; i < changed.length; i++) {
                    if (changed[i] < 0) {
                        throw new IllegalStateException("the driver does not say which rows a batch has changed");
                    }
                    written.add(changed[i] == 1);
                    if (changed[i] == 1) {
                        won.add(endings.get(i));
                    }
                }
            }
            if (!won.isEmpty()) {
                keep(connection, dialect, won, domainIds);
            }
            return List.copyOf(written);
        });
    }

    private static void end(PreparedStatement update, Ending ending) throws SQLException {
        Severities found = Severities.of(ending.entries());
        update.setString(1, ending.state().published());
        update.setLong(2, Micros.of(ending.at()));
        update.setString(3, ending.error());
        update.setInt(4, ending.leaseLost() ? 1 : 0);
        update.setInt(5, found.notice());
        update.setInt(6, found.warning());
        update.setInt(7, found.error());
        update.setInt(8, found.critical());
        mark(update, 9, ending.mark());
        update.setLong(11, ending.number());
        update.setString(12, ending.job().state().published());
        update.setInt(13, ending.job().attempt());
        update.setString(14, ending.instance() == null ? "" : ending.instance());
        update.addBatch();
    }

    private static void keep(Connection connection, Dialect dialect, List<Ending> endings, DomainRows.Ids foundIds)
            throws SQLException {
        Map<String, Long> domainIds = DomainRows.ensure(connection, dialect, endings, foundIds);
        runs(connection, endings, domainIds,
                SharedTexts.EFFECTIVE_PROFILES.keep(connection, dialect, each(endings, Ending::effectiveProfile)),
                SharedTexts.SCORING_CONFIGS.keep(connection, dialect, each(endings, Ending::scoringConfig)));
        entries(connection, endings, domainIds);
        var latest = new ArrayList<DomainRows.Latest>(endings.size());
        for (Ending ending : endings) {
            latest.add(new DomainRows.Latest(domainIds.get(ending.job().domain()), ending.number(),
                    Micros.of(ending.at()), ending.state().published(), worst(Severities.of(ending.entries())),
                    ending.mark()));
        }
        DomainRows.ended(connection, latest);
        BatchRows.ended(connection, endings.stream().map(ending -> ending.job().batch()).toList(),
                endings.getLast().at());
    }

    private static List<@Nullable String> each(List<Ending> endings, Function<Ending, @Nullable String> text) {
        return endings.stream().map(text).toList();
    }

    /// @param profiles digests by text
    /// @param configs digests by text
    private static void runs(Connection connection, List<Ending> endings, Map<String, Long> domainIds,
                             Map<String, String> profiles, Map<String, String> configs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO runs (id, public_id, domain_id, domain, status, priority, config_json, created_at,
                    started_at, finished_at, duration_ms, attempt, sev_notice, sev_warning, sev_error, sev_critical,
                    worst_level, entry_count, error, nameserver_timings_json, effective_profile_digest,
                    scoring_config_digest, score_tenths, grade, score_json, dnssec_chain_json, batch_id, profile_name,
                    profile_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                    (SELECT profile_id FROM jobs WHERE id = ?))""")) {
            for (Ending ending : endings) {
                run(insert, ending, domainIds.get(ending.job().domain()));
                insert.setString(21, profiles.get(ending.effectiveProfile()));
                insert.setString(22, configs.get(ending.scoringConfig()));
                mark(insert, 23, ending.mark());
                insert.setString(25, ending.score() == null ? null : ending.score().json());
                insert.setString(26, ending.chain());
                belonging(insert, 27, ending.job());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void run(PreparedStatement insert, Ending ending, long domainId) throws SQLException {
        Severities found = Severities.of(ending.entries());
        Instant startedAt = ending.job().startedAt();
        insert.setLong(1, ending.number());
        insert.setString(2, ending.job().publicId());
        insert.setLong(3, domainId);
        insert.setString(4, ending.job().domain());
        insert.setString(5, ending.state().published());
        insert.setInt(6, ending.job().priority());
        insert.setString(7, StoredJson.spec(ending.job().spec()));
        insert.setLong(8, Micros.of(ending.job().createdAt()));
        if (startedAt == null) {
            insert.setNull(9, Types.BIGINT);
        } else {
            insert.setLong(9, Micros.of(startedAt));
        }
        insert.setLong(10, Micros.of(ending.at()));
        insert.setLong(11, startedAt == null ? 0 : (Micros.of(ending.at()) - Micros.of(startedAt)) / 1_000);
        insert.setInt(12, ending.job().attempt());
        insert.setInt(13, found.notice());
        insert.setInt(14, found.warning());
        insert.setInt(15, found.error());
        insert.setInt(16, found.critical());
        insert.setString(17, worst(found));
        insert.setInt(18, ending.entries().size());
        insert.setString(19, ending.error());
        insert.setString(20, ending.timings());
    }

    /// The profile is the one that the job's row names now: it may have been deleted since the job was read.
    private static void belonging(PreparedStatement insert, int first, Job job) throws SQLException {
        insert.setObject(first, job.batch() == null ? null : job.batch().number(), Types.BIGINT);
        insert.setString(first + 1, job.profile() == null ? null : job.profile().name());
        insert.setLong(first + 2, job.id().number());
    }

    private static void entries(Connection connection, List<Ending> endings, Map<String, Long> domainIds)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO entries (run_id, seq, domain_id, timestamp, module, testcase, tag, level, args_json)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            int waiting = 0;
            for (Ending ending : endings) {
                long domainId = domainIds.get(ending.job().domain());
                int seq = 0;
                for (Entry entry : ending.entries()) {
                    insert.setLong(1, ending.number());
                    insert.setLong(3, domainId);
                    entry(insert, seq++, entry);
                    if (++waiting % BATCH == 0) {
                        insert.executeBatch();
                    }
                }
            }
            if (waiting % BATCH != 0) {
                insert.executeBatch();
            }
        }
    }

    private static void entry(PreparedStatement insert, int seq, Entry entry) throws SQLException {
        insert.setInt(2, seq);
        insert.setDouble(4, entry.at().toNanos() / 1_000 / MICROS_PER_SECOND);
        insert.setString(5, entry.module().name());
        insert.setString(6, entry.testcase());
        insert.setString(7, entry.tag());
        insert.setString(8, entry.level().name());
        insert.setString(9, StoredJson.args(entry.args()));
        insert.addBatch();
    }

    private static void mark(PreparedStatement statement, int first, @Nullable Mark mark) throws SQLException {
        statement.setObject(first, mark == null ? null : mark.tenths(), Types.INTEGER);
        statement.setString(first + 1, mark == null ? null : mark.grade());
    }

    private static @Nullable String worst(Severities found) {
        return found.worst().map(Level::name).orElse(null);
    }
}
