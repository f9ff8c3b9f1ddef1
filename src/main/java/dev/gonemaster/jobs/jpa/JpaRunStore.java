package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Purged;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.RunFilter;
import dev.gonemaster.jobs.RunStore;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.jobs.Verdicts;
import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.JdbcWork;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    public Optional<String> chain(JobId id) {
        return transactions.read(entities -> new Conditions().and("id = ?", id.number())
                .and("dnssec_chain_json IS NOT NULL")
                .query(entities, "SELECT dnssec_chain_json FROM runs", "").getResultStream().findFirst()
                .map(String.class::cast));
    }

    @Override
    public Page<Run> list(RunFilter filter, Slice slice) {
        return transactions.read(entities -> RunLists.page(entities, transactions.dialect(), filter, slice));
    }

    @Override
    public Verdicts verdicts(BatchId batch) {
        return transactions.read(entities -> RunLists.verdicts(entities, batch));
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
    public Purged purge(Instant cut, int max) {
        return transactions.write(entities -> JdbcWork.in(entities,
                connection -> PurgeRows.remove(connection, transactions.dialect(), cut, max)));
    }

    @Override
    public Purged purgeable(Instant cut) {
        return transactions.read(entities -> PurgeRows.count(entities, cut));
    }

    @Override
    public int purgeProfiles() {
        int removed = 0;
        List<String> unused;
        do {
            unused = transactions.read(PurgeRows::unusedProfiles);
            List<String> next = unused;
            removed += next.isEmpty() ? 0 : transactions.write(entities -> JdbcWork.in(entities,
                    connection -> PurgeRows.removeProfiles(connection, transactions.dialect(), next)));
        } while (unused.size() == PurgeRows.PROFILES_MAX);
        return removed;
    }
}
