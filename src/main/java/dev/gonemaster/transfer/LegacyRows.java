package dev.gonemaster.transfer;

import dev.gonemaster.jobs.PublicId;
import dev.gonemaster.jobs.Severities;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.jobs.StoredJson;
import dev.gonemaster.jobs.TextDigest;
import dev.gonemaster.json.StoredText;
import dev.gonemaster.persistence.DirectDatabase;
import dev.gonemaster.persistence.Micros;
import dev.gonemaster.persistence.Placeholders;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads rows of the Go gonemaster and says them in the tables of this server.
final class LegacyRows {
    /// The table of chains of trust.
    static final String CHAINS = "run_dnssec_chain";
    /// Named limit: values in one list of a condition.
    private static final int LIST_MAX = 500;
    /// How that server writes a time that is not known.
    private static final String UNSET = "0001-01-01";

    private final Connection connection;
    private final Map<String, Long> strays;
    private final boolean hasChains;
    private long cutEntries;
    private long unreadableConfigs;
    private long unreadableChains;

    /// @param strays ids of domains that have no row there
    LegacyRows(Connection connection, Map<String, Long> strays) throws SQLException {
        this.connection = connection;
        this.strays = strays;
        hasChains = DirectDatabase.hasTable(connection, CHAINS);
    }

    /// @param above id
    List<Object[]> domains(long above, int max) throws SQLException {
        var domains = new ArrayList<Object[]>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT id, name, created_at FROM domains WHERE id > ? ORDER BY id LIMIT " + max)) {
            query.setLong(1, above);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    domains.add(domain(rows.getLong(1), rows.getString(2), rows.getString(3)));
                }
            }
        }
        return domains;
    }

    List<Object[]> strayDomains() {
        var domains = new ArrayList<Object[]>();
        strays.forEach((name, id) -> domains.add(domain(id, name, null)));
        return domains;
    }

    private static Object[] domain(long id, String name, @Nullable String created) {
        return new Object[] {id, name, null, null, null, null, null, null, orEpoch(micros(created)), 0L};
    }

    /// Runs in the order of creation, then id.
    List<LegacyRun> runs(String created, String id, int max) throws SQLException {
        var runs = new ArrayList<LegacyRun>();
        try (PreparedStatement query = connection.prepareStatement("SELECT " + LegacyRun.RUN_COLUMNS
                + " FROM runs WHERE created_at >= ? AND (created_at > ? OR id > ?)"
                + " ORDER BY created_at, id LIMIT " + max)) {
            query.setString(1, created);
            query.setString(2, created);
            query.setString(3, id);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    runs.add(LegacyRun.ofRun(rows));
                }
            }
        }
        return runs;
    }

    LegacyRun job(String id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT " + LegacyRun.JOB_COLUMNS + " FROM jobs WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new TransferException("the source changes while it is read (job " + id + " is gone): stop its"
                            + " server first");
                }
                return LegacyRun.ofJob(row);
            }
        }
    }

    /// @param jobs at most as many as a page has
    /// @param lastNumber the first of them gets the next one
    Map<Table, List<Object[]>> translated(List<LegacyRun> jobs, long lastNumber) throws SQLException {
        Map<Table, List<Object[]>> rows = Page.emptyRows(Part.JOBS);
        rows.put(Table.EFFECTIVE_PROFILES, new ArrayList<>());
        Map<String, Long> domainIds = domainIds(connection,
                List.copyOf(new TreeSet<>(jobs.stream().map(LegacyRun::domain).toList())));
        List<String> runs = jobs.stream().filter(LegacyRun::real).map(LegacyRun::id).toList();
        Map<String, List<Object[]>> entries = entries(runs);
        Map<String, String> chains = chains(runs);
        var profiles = new TreeSet<String>();
        long number = lastNumber;
        for (LegacyRun job : jobs) {
            number++;
            String publicId = job.publicId() == null || job.publicId().isEmpty() ? PublicId.random() : job.publicId();
            String config = config(job.config());
            rows.get(Table.JOBS).add(jobRow(number, publicId, config, job));
            if (!job.state().terminal()) {
                continue;
            }
            long domainId = domainIds.getOrDefault(job.domain(), strays.getOrDefault(job.domain(), job.domainId()));
            List<Object[]> found = entries.getOrDefault(job.id(), List.of());
            String digest = textOrNull(job.profile()) == null ? null : TextDigest.of(job.profile());
            if (digest != null && profiles.add(digest)) {
                rows.get(Table.EFFECTIVE_PROFILES).add(new Object[] {digest, job.profile()});
            }
            rows.get(Table.RUNS).add(runRow(number, publicId, domainId, config, job, found.size(), digest,
                    chains.get(job.id())));
            for (Object[] entry : found) {
                entry[0] = number;
                entry[2] = domainId;
                rows.get(Table.ENTRIES).add(entry);
            }
        }
        return rows;
    }

    /// In the order of the columns of [Table#JOBS].
    private static Object[] jobRow(long number, String publicId, String config, LegacyRun job) {
        boolean ended = job.state().terminal();
        long[] worst = job.worst();
        return new Object[] {number, publicId, job.domain(), job.state().published(), job.priority(), config,
                orEpoch(micros(job.created())), micros(job.started()), ended ? finished(job) : null, job.progress(),
                textOrNull(job.error()), attempt(job), 0L, null, false, ended ? worst[0] : null,
                ended ? worst[1] : null, ended ? worst[2] : null, ended ? worst[3] : null,
                tenths(job), grade(job), null, number, null, null};
    }

    /// In the order of the columns of [Table#RUNS].
    private static Object[] runRow(long number, String publicId, long domainId, String config, LegacyRun run,
                                   long entryCount, @Nullable String digest, @Nullable String chain) {
        long[] worst = run.worst();
        return new Object[] {number, publicId, domainId, run.domain(), run.state().published(), run.priority(), config,
                orEpoch(micros(run.created())), micros(run.started()), finished(run), Math.max(run.durationMs(), 0),
                attempt(run), worst[0], worst[1], worst[2], worst[3], worst(worst), entryCount,
                textOrNull(run.error()), textOrNull(run.timings()), digest, tenths(run), grade(run),
                run.mark() == null ? null : StoredJson.mark(run.mark()), null, chain, null, null, null};
    }

    private static @Nullable Long tenths(LegacyRun run) {
        return run.mark() == null ? null : (long) run.mark().tenths();
    }

    private static @Nullable String grade(LegacyRun run) {
        return run.mark() == null ? null : run.mark().grade();
    }

    static Map<String, Long> domainIds(Connection connection, List<String> names) throws SQLException {
        var ids = new HashMap<String, Long>();
        for (int from = 0; from < names.size(); from += LIST_MAX) {
            List<String> part = names.subList(from, Math.min(from + LIST_MAX, names.size()));
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT name, id FROM domains WHERE name IN " + Placeholders.of(part.size()))) {
                for (int i = 0; i < part.size(); i++) {
                    query.setString(i + 1, part.get(i));
                }
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        ids.put(rows.getString(1), rows.getLong(2));
                    }
                }
            }
        }
        return ids;
    }

    /// By run; run number and domain are still to be set.
    private Map<String, List<Object[]>> entries(List<String> runs) throws SQLException {
        var entries = new LinkedHashMap<String, List<Object[]>>();
        if (runs.isEmpty()) {
            return entries;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT run_id, timestamp, module, testcase, tag,"
                + " level, args_json FROM entries WHERE run_id IN " + Placeholders.of(runs.size())
                + " ORDER BY run_id, id")) {
            for (int i = 0; i < runs.size(); i++) {
                query.setString(i + 1, runs.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    List<Object[]> of = entries.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>());
                    if (of.size() == StoredEntry.ENTRIES_MAX) {
                        cutEntries++;
                        continue;
                    }
                    String args = textOrNull(rows.getString(7));
                    of.add(new Object[] {0L, (long) of.size(), 0L, rows.getDouble(2), orEmpty(rows.getString(3)),
                            orEmpty(rows.getString(4)), orEmpty(rows.getString(5)), orEmpty(rows.getString(6)),
                            args == null || args.equals("null") ? "{}" : args});
                }
            }
        }
        return entries;
    }

    /// By run. Servers of that kind older than 1.6.0 have no such table.
    private Map<String, String> chains(List<String> runs) throws SQLException {
        var chains = new HashMap<String, String>();
        if (runs.isEmpty() || !hasChains) {
            return chains;
        }
        try (PreparedStatement query = connection.prepareStatement("SELECT run_id, chain_json FROM " + CHAINS
                + " WHERE run_id IN " + Placeholders.of(runs.size()))) {
            for (int i = 0; i < runs.size(); i++) {
                query.setString(i + 1, runs.get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String chain = chain(rows.getString(2));
                    if (chain != null) {
                        chains.put(rows.getString(1), chain);
                    }
                }
            }
        }
        return chains;
    }

    private @Nullable String chain(@Nullable String text) {
        String given = textOrNull(text);
        if (given == null) {
            return null;
        }
        try {
            StoredText.json(given);
            return given;
        } catch (IllegalStateException e) {
            unreadableChains++;
            return null;
        }
    }

    /// What could not be taken over as it was, a line each.
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (cutEntries > 0) {
            remarks.add("left out: " + cutEntries + " entries of runs with more than " + StoredEntry.ENTRIES_MAX);
        }
        if (unreadableConfigs > 0) {
            remarks.add("taken over without what the request said beyond the domain, which is unreadable: "
                    + unreadableConfigs + " jobs");
        }
        if (unreadableChains > 0) {
            remarks.add("taken over without the chain of trust, which is unreadable: " + unreadableChains + " runs");
        }
        return remarks;
    }

    /// Members that this server does not know go.
    private String config(@Nullable String text) {
        String given = textOrNull(text);
        if (given == null || given.equals("null")) {
            return "{}";
        }
        try {
            return StoredJson.spec(StoredJson.spec(given));
        } catch (IllegalStateException | IllegalArgumentException e) {
            unreadableConfigs++;
            return "{}";
        }
    }

    private static long attempt(LegacyRun job) {
        return micros(job.started()) == null ? 0 : 1;
    }

    private static long finished(LegacyRun job) {
        Long finished = micros(job.finished());
        Long started = micros(job.started());
        return finished != null ? finished : started != null ? started : orEpoch(micros(job.created()));
    }

    private static @Nullable String worst(long[] counts) {
        return new Severities(Math.toIntExact(counts[0]), Math.toIntExact(counts[1]), Math.toIntExact(counts[2]),
                Math.toIntExact(counts[3])).worst().map(Enum::name).orElse(null);
    }

    private static @Nullable Long micros(@Nullable String text) {
        if (text == null || text.isEmpty() || text.startsWith(UNSET)) {
            return null;
        }
        try {
            return Micros.of(Instant.parse(text));
        } catch (DateTimeException e) {
            throw new TransferException("the source has a time that is none: " + text.replaceAll("\\p{Cntrl}", "?"), e);
        }
    }

    private static long orEpoch(@Nullable Long micros) {
        return micros == null ? 0 : micros;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
