package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many questions one run may put, in total and to one address; tries of one question count once. Thread-safe.
final class QueryBudget {
    static final int QUERIES_PER_RUN_MAX = 20_000;
    static final int QUERIES_PER_ADDRESS_MAX = 3_000;

    private final int perAddressMax;
    private final AtomicInteger left;
    private final ConcurrentMap<InetAddress, AtomicInteger> asked = new ConcurrentHashMap<>();

    QueryBudget() {
        this(QUERIES_PER_RUN_MAX, QUERIES_PER_ADDRESS_MAX);
    }

    QueryBudget(int perRunMax, int perAddressMax) {
        this.left = new AtomicInteger(perRunMax);
        this.perAddressMax = perAddressMax;
    }

    /// @return false when there is nothing left; then nothing was taken from the run's part
    boolean take(InetAddress address) {
        AtomicInteger used = asked.computeIfAbsent(address, _ -> new AtomicInteger());
        if (used.getAndUpdate(count -> Math.min(count + 1, perAddressMax)) == perAddressMax) {
            return false;
        }
        return left.getAndUpdate(count -> Math.max(count - 1, 0)) > 0;
    }
}
