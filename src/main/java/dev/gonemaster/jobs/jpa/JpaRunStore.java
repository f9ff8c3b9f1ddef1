package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.RunFilter;
import dev.gonemaster.jobs.RunStore;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.persistence.JdbcWork;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Runs and entries in the database.
@Dependent
@StoredIn(Place.DATABASE)
public class JpaRunStore implements RunStore {
    private final Transactions transactions;
    private final Endings endings;

    @Inject
    public JpaRunStore(Transactions transactions) {
        this.transactions = transactions;
        endings = new Endings(transactions);
    }

    @Override
    public List<Boolean> store(List<FinishedRun> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        List<Ending> ends = runs.stream().map(Ending::of).toList();
        DomainRows.Ids domainIds = endings.domainIds(ends.stream().map(end -> end.job().domain()).toList());
        return transactions.write(entities -> Endings.write(entities, transactions.dialect(), ends, domainIds));
    }

    @Override
    public Optional<Run> find(JobId id) {
        return transactions.read(entities -> Optional.ofNullable(entities.find(RunEntity.class, id.number()))
                .map(RunEntity::run));
    }

    @Override
    public Page<Run> list(RunFilter filter, Slice slice) {
        return transactions.read(entities -> RunLists.page(entities, transactions.dialect(), filter, slice));
    }

    @Override
    public List<StoredEntry> entries(JobId id) {
        return transactions.read(entities -> EntryLists.ofRun(entities, id));
    }

    @Override
    public Page<StoredEntry> entries(EntryFilter filter, Slice slice) {
        return transactions.read(entities -> EntryLists.page(entities, transactions.dialect(), filter, slice));
    }

    @Override
    public void forEachEntry(EntryFilter filter, Consumer<StoredEntry> action) {
        long run = 0;
        int seq = -1;
        List<StoredEntry> next;
        do {
            long fromRun = run;
            int fromSeq = seq;
            next = transactions.read(entities -> EntryLists.after(entities, transactions.dialect(), filter, fromRun, fromSeq,
                    READ_MAX));
            next.forEach(action);
            if (!next.isEmpty()) {
                run = next.getLast().run().number();
                seq = next.getLast().seq();
            }
        } while (next.size() == READ_MAX);
    }

    @Override
    public int purge(Instant cut, int max) {
        return transactions.write(entities -> JdbcWork.in(entities, connection -> purge(connection, cut, max)));
    }

    private static int purge(Connection connection, Instant cut, int max) throws SQLException {
        var numbers = new ArrayList<Long>();
        var headless = new TreeSet<Long>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT r.id, r.domain_id, d.latest_run_id FROM runs r JOIN domains d ON d.id = r.domain_id
                WHERE r.finished_at < ? ORDER BY r.finished_at, r.id LIMIT ?""")) {
            query.setLong(1, Micros.atLeast(cut));
            query.setInt(2, max);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                    if (rows.getLong(1) == rows.getLong(3)) {
                        headless.add(rows.getLong(2));
                    }
                }
            }
        }
        delete(connection, "DELETE FROM entries WHERE run_id = ?", numbers);
        delete(connection, "DELETE FROM runs WHERE id = ?", numbers);
        delete(connection, "DELETE FROM jobs WHERE id = ?", numbers);
        for (long domainId : headless) {
            DomainRows.recompute(connection, domainId);
        }
        return numbers.size();
    }

    private static void delete(Connection connection, String sql, List<Long> numbers) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            for (long number : numbers) {
                delete.setLong(1, number);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
