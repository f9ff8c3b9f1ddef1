package dev.gonemaster.bench.storage;

import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.retention.PaceOfPurge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Nine tenths of the runs purged while a writer stores fifty runs a second whether the last one took long or not: the
/// writer's 99th percentile during the purge beside that of the same writer before, and the purge beside chunks of
/// plain `DELETE`s.
///
/// @param runs of a hundred entries each
record Purging(int runs) implements Benchmark {
    private static final int WRITES_PER_SECOND = 50;
    private static final double BASE_SECONDS = 10;
    private static final Target WRITER =
            Target.cost("writer beside the purge, p99; reference: before it", "ms", 3, 1.5);
    private static final Target LONGEST =
            Target.cost("writer beside the purge, longest; reference: before it", "ms", 0, 0);
    private static final Target SPEED = Target.rate("purge with a writer beside it", "entries/s", 0.5, 1);

    @Override
    public void round(Backend backend, Sheet sheet) throws SQLException, InterruptedException {
        int purged = runs / 10 * 9;
        try (Site site = backend.site()) {
            TestStores stores = site.stores();
            fill(stores);
            List<Claim> spare = claim(stores, WRITES_PER_SECOND * 600, runs);
            var writer = new Writer(stores, spare);
            Figure before = writer.during(() -> LockSupport.parkNanos((long) (BASE_SECONDS * 1e9)));
            double[] seconds = new double[1];
            Figure beside = writer.during(() -> {
                var watch = new Watch();
                purge(site, stores, purged);
                seconds[0] = watch.seconds();
            });
            sheet.reference(WRITER, before.quantile(0.99));
            sheet.product(WRITER, beside.quantile(0.99));
            sheet.reference(LONGEST, before.quantile(1));
            sheet.product(LONGEST, beside.quantile(1));
            sheet.product(SPEED, purged * (double) Material.ENTRIES / seconds[0]);
        }
        try (Site site = backend.site()) {
            TestStores stores = site.stores();
            fill(stores);
            var writer = new Writer(stores, claim(stores, WRITES_PER_SECOND * 600, runs));
            double[] seconds = new double[1];
            writer.during(() -> {
                var watch = new Watch();
                plainPurge(site, purged);
                seconds[0] = watch.seconds();
            });
            sheet.reference(SPEED, purged * (double) Material.ENTRIES / seconds[0]);
        }
    }

    /// In the chunks and with the pauses that the server makes.
    private static void purge(Site site, TestStores stores, int purged) {
        PaceOfPurge pace = PaceOfPurge.of(site.driver());
        long gone = 0;
        while (gone < purged) {
            gone += stores.runs().purge(Material.START.plusSeconds(3_600).plusMillis(purged + 1), pace.jobs()).jobs();
            LockSupport.parkNanos(pace.pause().toNanos());
        }
    }

    private static void plainPurge(Site site, int purged) {
        PaceOfPurge pace = PaceOfPurge.of(site.driver());
        for (long from = 1; from <= purged; from += pace.jobs()) {
            try (Connection connection = site.connect(false)) {
                connection.setAutoCommit(false);
                for (String sql : List.of("DELETE FROM entries WHERE run_id BETWEEN ? AND ?",
                        "DELETE FROM runs WHERE id BETWEEN ? AND ?", "DELETE FROM jobs WHERE id BETWEEN ? AND ?")) {
                    try (PreparedStatement delete = connection.prepareStatement(sql)) {
                        delete.setLong(1, from);
                        delete.setLong(2, from + pace.jobs() - 1);
                        delete.executeUpdate();
                    }
                }
                connection.commit();
                connection.setAutoCommit(true);
                LockSupport.parkNanos(pace.pause().toNanos());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void fill(TestStores stores) {
        List<Claim> claims = claim(stores, runs, 0);
        for (int i = 0; i < runs; i += JobQueue.CLAIM_MAX) {
            stores.runs().store(claims.subList(i, Math.min(runs, i + JobQueue.CLAIM_MAX)).stream()
                    .map(claim -> Material.finished(claim, Material.entries(claim.id().number()))).toList());
        }
    }

    static List<Claim> claim(TestStores stores, int count, int offset) {
        for (int from = 0; from < count; from += JobQueue.SUBMIT_MAX) {
            int size = Math.min(JobQueue.SUBMIT_MAX, count - from);
            stores.queue().submit(Material.jobs(offset + from, size, NewJob.BATCH));
        }
        var claims = new ArrayList<Claim>();
        while (claims.size() < count) {
            int size = Math.min(JobQueue.CLAIM_MAX, count - claims.size());
            claims.addAll(stores.queue().claim("here", size, Material.START));
        }
        return claims;
    }

    /// Stores one run after the other at fixed times; a late one is followed at once.
    private static final class Writer {
        private final TestStores stores;
        private final List<Claim> claims;
        private int next;

        Writer(TestStores stores, List<Claim> claims) {
            this.stores = stores;
            this.claims = claims;
        }

        /// @return for each run the milliseconds from when it was due to when it was durable
        Figure during(Runnable work) throws InterruptedException {
            var millis = new ArrayList<Double>();
            var over = new AtomicBoolean();
            Thread thread = Thread.ofPlatform().start(() -> {
                long due = System.nanoTime();
                while (!over.get() && next < claims.size()) {
                    LockSupport.parkNanos(due - System.nanoTime());
                    Claim claim = claims.get(next++);
                    List<Entry> entries = Material.entries(claim.id().number());
                    FinishedRun run = Material.finished(claim, entries);
                    if (!stores.runs().store(List.of(run)).getFirst()) {
                        throw new IllegalStateException("claim lost");
                    }
                    millis.add((System.nanoTime() - due) / 1e6);
                    due += TimeUnit.SECONDS.toNanos(1) / WRITES_PER_SECOND;
                }
            });
            work.run();
            over.set(true);
            thread.join();
            return new Figure(millis);
        }
    }
}
