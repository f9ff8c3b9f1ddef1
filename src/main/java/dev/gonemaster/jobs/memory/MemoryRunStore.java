package dev.gonemaster.jobs.memory;

import dev.gonemaster.domains.Domain;
import dev.gonemaster.domains.Domains;
import dev.gonemaster.domains.memory.MemoryDomains;
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
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs and entries in this process.
@ApplicationScoped
@StoredIn(Place.MEMORY)
public class MemoryRunStore implements RunStore {
    private final MemoryJobs state;
    private final Domains domains;

    @Inject
    public MemoryRunStore(MemoryJobs state, @StoredIn(Place.MEMORY) Domains domains) {
        this.state = state;
        this.domains = domains;
    }

    /// For the container's proxy, which never uses its own fields.
    MemoryRunStore() {
        this(new MemoryJobs(), new MemoryDomains());
    }

    @Override
    public List<Boolean> store(List<FinishedRun> runs) {
        return state.locked(() -> {
            var stored = new ArrayList<Boolean>(runs.size());
            for (FinishedRun run : runs) {
                MemoryJob job = state.job(run.claim().id().number());
                boolean held = job != null && job.heldBy(run.claim());
                if (held) {
                    state.end(job, run);
                }
                stored.add(held);
            }
            return List.copyOf(stored);
        });
    }

    @Override
    public Optional<Run> find(JobId id) {
        return state.locked(() -> Optional.ofNullable(state.runs().get(id.number())).map(MemoryRun::run));
    }

    @Override
    public Optional<String> chain(JobId id) {
        return state.locked(() -> Optional.ofNullable(state.runs().get(id.number())).map(MemoryRun::chain));
    }

    @Override
    public Page<Run> list(RunFilter filter, Slice slice) {
        List<MemoryRun> all = state.locked(() -> List.copyOf(state.runs().values()));
        Page<MemoryRun> page = MemoryPage.of(all, new RunSelection(filter), slice);
        return new Page<>(page.items().stream().map(MemoryRun::run).toList(), page.total());
    }

    @Override
    public Verdicts verdicts(BatchId batch) {
        List<Run> all = state.locked(() -> state.runs().values().stream().map(MemoryRun::run)
                .filter(run -> batch.equals(run.batch())).toList());
        return new Verdicts(
                all.stream().filter(run -> run.score() != null)
                        .collect(Collectors.groupingBy(run -> run.score().mark().grade(), Collectors.counting())),
                all.stream().flatMap(run -> run.severities().worst().stream())
                        .collect(Collectors.groupingBy(level -> level, Collectors.counting())));
    }

    @Override
    public List<StoredEntry> entries(JobId id) {
        return state.locked(() -> Optional.ofNullable(state.runs().get(id.number())).map(MemoryRun::entries)
                .orElse(List.of()));
    }

    @Override
    public Page<StoredEntry> entries(EntryFilter filter, Slice slice) {
        var items = new ArrayList<StoredEntry>();
        long total = 0;
        for (MemoryRun run : state.locked(() -> List.copyOf(state.runs().values()))) {
            if (!selects(filter, run.run())) {
                continue;
            }
            for (StoredEntry entry : run.matching(filter).toList()) {
                if (total++ >= slice.offset() && items.size() < slice.limit()) {
                    items.add(entry);
                }
            }
        }
        return new Page<>(items, total);
    }

    @Override
    public void forEachEntry(EntryFilter filter, Consumer<StoredEntry> action) {
        Map.Entry<Long, MemoryRun> next = state.locked(() -> state.runs().firstEntry());
        while (next != null) {
            MemoryRun run = next.getValue();
            if (selects(filter, run.run())) {
                run.matching(filter).forEach(action);
            }
            long number = next.getKey();
            next = state.locked(() -> state.runs().higherEntry(number));
        }
    }

    @Override
    public Purged purge(Instant cut, int max) {
        return state.locked(() -> {
            List<MemoryRun> gone = old(cut)
                    .sorted(Comparator.comparing((MemoryRun run) -> run.run().endedAt())
                            .thenComparing(run -> run.run().id()))
                    .limit(max).toList();
            var headless = new HashSet<Long>();
            for (MemoryRun run : gone) {
                if (latest(run.run())) {
                    headless.add(run.run().domainId());
                }
                state.remove(run);
            }
            state.recompute(headless);
            return sum(gone.stream());
        });
    }

    @Override
    public Purged purgeable(Instant cut) {
        return state.locked(() -> sum(old(cut)));
    }

    /// Nothing: each run has its own text.
    @Override
    public int purgeProfiles() {
        return 0;
    }

    private Stream<MemoryRun> old(Instant cut) {
        return state.runs().values().stream().filter(run -> run.run().endedAt().isBefore(cut));
    }

    private static Purged sum(Stream<MemoryRun> runs) {
        return runs.map(run -> new Purged(1, 1, run.entries().size())).reduce(Purged.NOTHING, Purged::plus);
    }

    private boolean selects(EntryFilter filter, Run run) {
        return (filter.run() == null || filter.run().equals(run.id()))
                && (filter.batch() == null || filter.batch().equals(run.batch()))
                && (filter.domainId() == null || filter.domainId() == run.domainId())
                && (!filter.latest() || latest(run));
    }

    private boolean latest(Run run) {
        return domains.find(run.domainId()).map(Domain::latestRun).filter(number -> number == run.id().number())
                .isPresent();
    }
}
