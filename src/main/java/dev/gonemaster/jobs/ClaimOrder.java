package dev.gonemaster.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Decides which queued jobs are taken, as [JobQueue#claim] says, whatever keeps them. Thread-safe.
public final class ClaimOrder {
    /// Named limit: batches of one priority that one claim looks into.
    static final int BATCHES_MAX = 64;

    private final AtomicInteger places = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();

    /// Where jobs wait.
    ///
    /// @param <X> what taking may throw
    public interface Lanes<X extends Exception> {
        /// Takes up to `max` single jobs.
        ///
        /// @param max from 1
        /// @return how many were taken; less than `max` when none is left
        int takeSingle(int max) throws X;

        /// Takes up to `max` jobs of a batch, as [#takeSingle].
        int takeOf(OpenBatch batch, int max) throws X;
    }

    /// Takes up to `max` jobs.
    ///
    /// @param open as [BatchProgress#open] says
    public <X extends Exception> void take(int max, List<OpenBatch> open, Lanes<X> lanes) throws X {
        int reserved = open.isEmpty() ? 0 : reserved(max);
        int left = max;
        if (left > reserved) {
            left -= lanes.takeSingle(left - reserved);
        }
        Map<Integer, List<OpenBatch>> byPriority =
                open.stream().collect(Collectors.groupingBy(OpenBatch::priority, TreeMap::new, Collectors.toList()));
        for (List<OpenBatch> equals : byPriority.values()) {
            left -= inTurn(left, equals, lanes);
        }
        if (reserved > 0 && left > 0) {
            lanes.takeSingle(left);
        }
    }

    /// Places that single jobs leave to batches: how often counting all places passes a multiple of the share.
    private int reserved(int max) {
        return (Math.floorMod(places.getAndAdd(max), JobQueue.BATCH_SHARE) + max) / JobQueue.BATCH_SHARE;
    }

    /// Each batch gets its share, and those that have more get what the others leave. Whoever comes next is served
    /// first by the next claim.
    private <X extends Exception> int inTurn(int max, List<OpenBatch> equals, Lanes<X> lanes) throws X {
        int looks = Math.min(equals.size(), BATCHES_MAX);
        int first = Math.floorMod(turn.getAndIncrement(), equals.size());
        int share = Math.max(1, max / looks);
        var deep = new ArrayList<OpenBatch>();
        int taken = 0;
        for (int i = 0; i < looks && taken < max; i++) {
            OpenBatch batch = equals.get((first + i) % equals.size());
            int wanted = Math.min(share, max - taken);
            int found = lanes.takeOf(batch, wanted);
            taken += found;
            if (found == wanted) {
                deep.add(batch);
            }
        }
        for (OpenBatch batch : deep) {
            if (taken < max) {
                taken += lanes.takeOf(batch, max - taken);
            }
        }
        return taken;
    }
}
