package dev.gonemaster.bench.storage;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.TestStores;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Processor time for one run of a hundred entries, ours and the server's together: by itself in a transaction, and in
/// groups as the result writer makes them when several runs wait.
///
/// @param runs stored by each variant
record Storing(int runs) implements Benchmark {
    private static final int GROUP = 16;
    private static final Target ALONE = Target.cost("run of 100 entries, alone", "µs CPU", 1.5, 1.0);
    private static final Target GROUPED = Target.cost("run of 100 entries, in groups of 16", "µs CPU", 1.5, 1.0);
    private static final Target UNINDEXED = Target.cost("the same, reference without index on tags", "µs CPU", 0, 0);

    @Override
    public void round(Backend backend, Sheet sheet) throws SQLException {
        try (Site site = backend.site()) {
            TestStores stores = site.stores();
            double alone = product(site, stores, 1);
            sheet.product(ALONE, alone);
            double grouped = product(site, stores, GROUP);
            sheet.product(GROUPED, grouped);
            sheet.product(UNINDEXED, alone);
        }
        sheet.reference(UNINDEXED, plain(backend, 1, false));
        sheet.reference(ALONE, plain(backend, 1, true));
        sheet.reference(GROUPED, plain(backend, GROUP, true));
    }

    private double product(Site site, TestStores stores, int group) {
        List<Claim> claims = claims(stores.queue(), group);
        var finished = new ArrayList<FinishedRun>(runs);
        for (Claim claim : claims) {
            finished.add(Material.finished(claim, Material.entries(claim.id().number())));
        }
        double server = site.backend().serverCpu();
        double own = Cpu.ofThread();
        for (int i = 0; i < runs; i += group) {
            stores.runs().store(finished.subList(i, i + group));
        }
        return micros("product", group, own, site.backend().serverCpu() - server);
    }

    private List<Claim> claims(JobQueue queue, int offset) {
        queue.submit(Material.jobs(offset * runs, runs, NewJob.BATCH));
        var claims = new ArrayList<Claim>();
        while (claims.size() < runs) {
            claims.addAll(queue.claim("here", Math.min(JobQueue.CLAIM_MAX, runs - claims.size()), Material.START));
        }
        return claims;
    }

    private double plain(Backend backend, int group, boolean tagIndex) throws SQLException {
        try (Site site = backend.site()) {
            PlainTables.create(site, tagIndex);
            var rows = new ArrayList<List<PlainTables.PlainEntry>>();
            try (Connection connection = site.connect(false)) {
                connection.setAutoCommit(false);
                PlainTables.insertJobs(connection, 1, Material.jobs(0, runs, NewJob.BATCH));
                connection.commit();
                for (int i = 1; i <= runs; i++) {
                    List<Entry> entries = Material.entries(i);
                    rows.add(PlainTables.PlainEntry.of(entries));
                }
                double server = backend.serverCpu();
                double own = Cpu.ofThread();
                for (int i = 0; i < runs; i++) {
                    PlainTables.endJob(connection, i + 1, rows.get(i));
                    if ((i + 1) % group == 0) {
                        connection.commit();
                    }
                }
                double cpu = micros("reference", group, own, backend.serverCpu() - server);
                connection.setAutoCommit(true);
                return cpu;
            }
        }
    }

    /// @param ownBefore what this thread had used when it began
    private double micros(String side, int group, double ownBefore, double server) {
        double own = Cpu.ofThread() - ownBefore;
        System.err.printf("  %s, groups of %d: %.0f us own, %.0f us the server's%n", side, group, own * 1e6 / runs,
                server * 1e6 / runs);
        return (own + server) * 1e6 / runs;
    }
}
