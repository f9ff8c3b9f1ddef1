package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// How much all runs of this process together ask at the same time: of one address, out of manners, and in total,
/// because each question in flight holds a socket. First come, first served. Thread-safe; holds memory only for
/// addresses that are being asked.
public final class SharedLimits {
    /// Questions at once to one address.
    public static final int PER_ADDRESS_DEFAULT = 32;
    /// Questions at once of the process.
    public static final int TOTAL_DEFAULT = 1_000;

    private final int perAddressMax;
    private final Permits total;
    private final ConcurrentMap<Key, Entry> entries = new ConcurrentHashMap<>();

    public SharedLimits() {
        this(PER_ADDRESS_DEFAULT, TOTAL_DEFAULT);
    }

    /// @param perAddressMax at least 1
    /// @param totalMax at least 1
    public SharedLimits(int perAddressMax, int totalMax) {
        if (perAddressMax < 1 || totalMax < 1) {
            throw new IllegalArgumentException("limits must be positive: " + perAddressMax + ", " + totalMax);
        }
        this.perAddressMax = perAddressMax;
        this.total = new Permits(totalMax);
    }

    /// Waits for leave to ask that address; closing gives it back.
    ///
    /// @param askedMax questions at once that the run's profile allows, counted over all runs that allow as many; 0
    ///     for the limit of the process alone, which no profile lifts
    /// @throws RunEndedException when the run ended while waiting
    Permit acquire(InetAddress address, int askedMax, Deadline deadline) {
        var key = new Key(address, askedMax == 0 ? perAddressMax : Math.min(askedMax, perAddressMax));
        Permits perAddress = enter(key);
        boolean complete = false;
        try {
            perAddress.take(deadline);
            try {
                total.take(deadline);
                complete = true;
            } finally {
                if (!complete) {
                    perAddress.giveBack();
                }
            }
        } finally {
            if (!complete) {
                leave(key);
            }
        }
        return () -> {
            total.giveBack();
            perAddress.giveBack();
            leave(key);
        };
    }

    /// Addresses that somebody asks or waits for.
    int addressesInUse() {
        return entries.size();
    }

    private Permits enter(Key key) {
        return entries.compute(key, (_, entry) -> entry == null
                ? new Entry(new Permits(key.max), 1)
                : new Entry(entry.permits, entry.users + 1)).permits;
    }

    private void leave(Key key) {
        entries.computeIfPresent(key, (_, entry) -> without(entry));
    }

    private static @Nullable Entry without(Entry entry) {
        return entry.users == 1 ? null : new Entry(entry.permits, entry.users - 1);
    }

    private record Key(InetAddress address, int max) {
    }

    private record Entry(Permits permits, int users) {
    }

    @FunctionalInterface
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
