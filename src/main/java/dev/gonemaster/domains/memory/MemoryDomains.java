package dev.gonemaster.domains.memory;

import dev.gonemaster.domains.Domain;
import dev.gonemaster.domains.Domains;
import dev.gonemaster.domains.LatestRuns;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All domains in two structures behind one lock: by id, and the ids by name.
@ApplicationScoped
@StoredIn(Place.MEMORY)
public class MemoryDomains implements Domains, LatestRuns {
    private final List<Domain> byId = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    @Override
    public synchronized Optional<Domain> find(long id) {
        return id < 1 || id > byId.size() ? Optional.empty() : Optional.of(byId.get((int) id - 1));
    }

    @Override
    public synchronized Optional<Domain> find(String name) {
        return Optional.ofNullable(positions.get(name)).map(byId::get);
    }

    @Override
    public synchronized long ended(String name, EndedRun run) {
        Integer position = positions.get(name);
        if (position == null) {
            long id = byId.size() + 1L;
            positions.put(name, byId.size());
            byId.add(new Domain(id, name, run.number(), run.at(), run.state(), run.level(), run.score(), run.grade(),
                    run.at(), 1));
            return id;
        }
        Domain before = byId.get(position);
        EndedRun latest = latestOf(before);
        EndedRun now = latest == null || run.isAfter(latest) ? run : latest;
        byId.set(position, with(before, now, before.runCount() + 1));
        return before.id();
    }

    @Override
    public synchronized void purged(long domainId, int runs) {
        int position = Math.toIntExact(domainId - 1);
        Domain before = byId.get(position);
        byId.set(position, with(before, latestOf(before), before.runCount() - runs));
    }

    @Override
    public synchronized void replaced(long domainId, @Nullable EndedRun newest) {
        int position = Math.toIntExact(domainId - 1);
        Domain before = byId.get(position);
        byId.set(position, with(before, newest, before.runCount()));
    }

    private static @Nullable EndedRun latestOf(Domain domain) {
        Long number = domain.latestRun();
        if (number == null || domain.latestRunAt() == null || domain.latestState() == null) {
            return null;
        }
        return new EndedRun(number, domain.latestRunAt(), domain.latestState(), domain.latestLevel(),
                domain.latestScore(), domain.latestGrade());
    }

    private static Domain with(Domain domain, @Nullable EndedRun latest, long runCount) {
        if (latest == null) {
            return new Domain(domain.id(), domain.name(), null, null, null, null, null, null, domain.createdAt(),
                    runCount);
        }
        return new Domain(domain.id(), domain.name(), latest.number(), latest.at(), latest.state(), latest.level(),
                latest.score(), latest.grade(), domain.createdAt(), runCount);
    }
}
