package dev.gonemaster.jobs.jpa;

import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.ClaimOrder;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.OpenBatch;
import dev.gonemaster.persistence.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Takes queued jobs in the order that [ClaimOrder] decides. Thread-safe.
final class Claims {
    private final ClaimOrder order = new ClaimOrder();
    private final Lanes lanes;

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
        List<OpenBatch> open = BatchRows.open(connection);
        var taken = new ArrayList<Job>(max);
        order.take(max, open, new ClaimOrder.Lanes<SQLException>() {
            @Override
            public int takeSingle(int wanted) throws SQLException {
                return keep(lanes.single(connection, instance, wanted, now));
            }

            @Override
            public int takeOf(OpenBatch batch, int wanted) throws SQLException {
                return keep(lanes.ofBatch(connection, batch, instance, wanted, now));
            }

            private int keep(List<Job> found) {
                taken.addAll(found);
                return found.size();
            }
        });
        BatchRows.begun(connection, open, taken, now);
        return taken.stream().map(job -> new Claim(job, instance)).toList();
    }
}
