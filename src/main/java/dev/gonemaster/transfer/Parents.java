package dev.gonemaster.transfer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a source is written to while it is read, a run may refer to a domain or a text that came after theirs had been
/// read. Such a job is left out: it was written meanwhile. The same goes for a job and its batch or profile.
final class Parents {
    private static final int DOMAIN = Table.RUNS.at("domain_id");
    private static final int PROFILE = Table.RUNS.at("effective_profile_digest");
    private static final int CONFIG = Table.RUNS.at("scoring_config_digest");

    private static final int BATCH = Table.JOBS.at("batch_id");
    private static final int USED_PROFILE = Table.JOBS.at("profile_id");

    private final Set<Long> domains = new HashSet<>();
    private final Set<Long> batches = new HashSet<>();
    private final Set<Long> usedProfiles = new HashSet<>();
    /// Of profiles and of scoring configurations.
    private final Set<String> digests = new HashSet<>();
    private int leftOut;

    void addDomain(long id) {
        domains.add(id);
    }

    void addBatch(long id) {
        batches.add(id);
    }

    void addUsedProfile(long id) {
        usedProfiles.add(id);
    }

    void addText(String digest) {
        digests.add(digest);
    }

    /// Notes what may be referred to from now on, and takes out what refers to something else.
    Page filtered(Page page) {
        page.of(Table.DOMAINS).forEach(row -> addDomain((Long) row[0]));
        page.of(Table.EFFECTIVE_PROFILES).forEach(row -> addText((String) row[0]));
        page.of(Table.SCORING_CONFIGS).forEach(row -> addText((String) row[0]));
        page.of(Table.BATCHES).forEach(row -> addBatch((Long) row[0]));
        page.of(Table.PROFILES).forEach(row -> addUsedProfile((Long) row[0]));
        var orphans = new HashSet<Long>();
        for (Object[] job : page.of(Table.JOBS)) {
            if (missing(batches, job[BATCH]) || missing(usedProfiles, job[USED_PROFILE])) {
                orphans.add((Long) job[0]);
            }
        }
        for (Object[] run : page.of(Table.RUNS)) {
            if (!domains.contains((Long) run[DOMAIN]) || missing(digests, run[PROFILE])
                    || missing(digests, run[CONFIG])) {
                orphans.add((Long) run[0]);
            }
        }
        if (orphans.isEmpty()) {
            return page;
        }
        leftOut += orphans.size();
        Map<Table, List<Object[]>> rows = Page.emptyRows(Part.JOBS);
        rows.replaceAll((table, _) -> page.of(table).stream().filter(row -> !orphans.contains((Long) row[0])).toList());
        return new Page(rows, page.position(), page.last());
    }

    private static boolean missing(Set<?> parents, @Nullable Object named) {
        return named != null && !parents.contains(named);
    }

    /// How many jobs were taken out.
    int leftOut() {
        return leftOut;
    }
}
