package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.persistence.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Which queued jobs are taken: single ones before those of batches, but for one in [#BATCH_SHARE], so that no batch
/// waits for ever; of each kind the most urgent first; batches of one priority in turn. Thread-safe.
final class Claims {
    /// Named share: of so many jobs taken, one is of a batch, where one waits.
    static final int BATCH_SHARE = 8;
    /// Named limit: batches that one claim looks into.
    static final int BATCHES_MAX = 64;

    private final Lanes lanes;
    private final AtomicInteger places = new AtomicInteger();
    private final AtomicInteger turn = new AtomicInteger();

    Claims(Dialect dialect) {
        lanes = new Lanes(dialect);
    }

    /// A job with this number has come into the queue, at the place of that number.
    void entered(long number) {
        lanes.entered(number);
    }

    /// Jobs may have come into the queue anywhere.
    void lookFromHead() {
        lanes.lookFromHead();
    }

    /// @return jobs that are running now on this instance, in the order in which they should start
    List<Claim> take(Connection connection, String instance, int max, Instant now) throws SQLException {
        List<BatchRows.Open> batches = BatchRows.open(connection);
        var taking = new Taking(connection, instance, max, now);
        int reserved = batches.isEmpty() ? 0 : reserved(max);
        taking.singles(max - reserved);
        taking.batches(batches);
        if (reserved > 0) {
            taking.singles(max);
        }
        taking.begun(batches);
        return taking.taken.stream().map(job -> new Claim(job, instance)).toList();
    }

    /// Places that single jobs leave to batches: how often counting all places passes a multiple of the share.
    private int reserved(int max) {
        return (Math.floorMod(places.getAndAdd(max), BATCH_SHARE) + max) / BATCH_SHARE;
    }

    /// One claim as it goes on.
    private final class Taking {
        private final Connection connection;
        private final String instance;
        private final int max;
        private final Instant now;
        private final List<Job> taken = new ArrayList<>();

        Taking(Connection connection, String instance, int max, Instant now) {
            this.connection = connection;
            this.instance = instance;
            this.max = max;
            this.now = now;
        }

        void singles(int upTo) throws SQLException {
            if (taken.size() < upTo) {
                taken.addAll(lanes.single(connection, instance, upTo - taken.size(), now));
            }
        }

        void batches(List<BatchRows.Open> open) throws SQLException {
            Map<Integer, List<Lane>> byPriority = open.stream().map(BatchRows.Open::lane)
                    .collect(Collectors.groupingBy(Lane::priority, TreeMap::new, Collectors.toList()));
            for (List<Lane> equals : byPriority.values()) {
                if (taken.size() < max) {
                    inTurn(equals);
                }
            }
        }

        /// Each gets its share, and those that have more get what the others leave. Whoever comes next is served first
        /// by the next claim.
        private void inTurn(List<Lane> equals) throws SQLException {
            int looks = Math.min(equals.size(), BATCHES_MAX);
            int first = Math.floorMod(turn.getAndIncrement(), equals.size());
            int share = Math.max(1, (max - taken.size()) / looks);
            var deep = new ArrayList<Lane>();
            for (int i = 0; i < looks && taken.size() < max; i++) {
                Lane lane = equals.get((first + i) % equals.size());
                int wanted = Math.min(share, max - taken.size());
                if (from(lane, wanted) == wanted) {
                    deep.add(lane);
                }
            }
            for (Lane lane : deep) {
                if (taken.size() < max) {
                    from(lane, max - taken.size());
                }
            }
        }

        void begun(List<BatchRows.Open> open) throws SQLException {
            List<BatchRows.Open> first = open.stream().filter(batch -> !batch.begun() && taken.stream()
                    .anyMatch(job -> job.batch() != null && job.batch().number() == batch.number())).toList();
            if (!first.isEmpty()) {
                BatchRows.begun(connection, first, now);
            }
        }

        private int from(Lane lane, int wanted) throws SQLException {
            List<Job> found = lanes.ofBatch(connection, lane, instance, wanted, now);
            taken.addAll(found);
            return found.size();
        }
    }
}
