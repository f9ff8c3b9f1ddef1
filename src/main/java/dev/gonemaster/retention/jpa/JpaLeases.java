package dev.gonemaster.retention.jpa;

import dev.gonemaster.persistence.Conditions;
import dev.gonemaster.persistence.Dialect;
import dev.gonemaster.persistence.StoredIn;
import dev.gonemaster.persistence.StoredIn.Place;
import dev.gonemaster.persistence.Transactions;
import dev.gonemaster.retention.Leases;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Rows of `leases`. Each taking has a holder of its own, so that two threads of one server exclude each other too.
@Dependent
@StoredIn(Place.DATABASE)
public class JpaLeases implements Leases {
    private final Transactions transactions;
    private final String now;
    private final String process = UUID.randomUUID().toString();
    private final AtomicLong takings = new AtomicLong();

    @Inject
    public JpaLeases(Transactions transactions) {
        this.transactions = transactions;
        now = transactions.dialect().now();
    }

    @Override
    public Optional<String> take(String name, Duration time) {
        String holder = process + "/" + takings.incrementAndGet();
        var free = new Conditions().and("name = ?", name);
        if (transactions.dialect() == Dialect.SQLITE) {
            // One process owns the file: another holder is an earlier one, and dead.
            free.and("(holder IS NULL OR held_until < " + now + " OR holder NOT LIKE ?)", process + "/%");
        } else {
            free.and("(holder IS NULL OR held_until < " + now + ")");
        }
        String update = "UPDATE leases SET held_until = " + now + " + " + micros(time) + ", holder = '" + holder + "'";
        return change(update, free) ? Optional.of(holder) : Optional.empty();
    }

    @Override
    public boolean renew(String name, String holder, Duration time) {
        return change("UPDATE leases SET held_until = " + now + " + " + micros(time), held(name, holder));
    }

    @Override
    public void release(String name, String holder) {
        change("UPDATE leases SET holder = NULL", held(name, holder));
    }

    private static Conditions held(String name, String holder) {
        return new Conditions().and("name = ?", name).and("holder = ?", holder);
    }

    private static long micros(Duration time) {
        return TimeUnit.NANOSECONDS.toMicros(time.toNanos());
    }

    private boolean change(String update, Conditions where) {
        return transactions.write(entities -> where.query(entities, update, "").executeUpdate()) == 1;
    }
}
