package dev.gonemaster.engine.dns;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// What it took to ask one address in a run; answers from the cache do not count.
///
/// @param names under which the address was asked; empty when it was only asked by address
/// @param roundTrips of the questions that were answered, shortest first
/// @param timeouts questions that met silence
/// @param refused questions that met a refusal
public record ServerTiming(InetAddress address, SortedSet<Name> names, List<Duration> roundTrips, int timeouts,
                           int refused) {
    private static final double NANOS_PER_MILLI = 1e6;

    public ServerTiming {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        roundTrips = roundTrips.stream().sorted().toList();
    }

    /// Questions that were answered.
    public int count() {
        return roundTrips.size();
    }

    /// Arithmetic mean in milliseconds; this and the following are null when nothing was answered.
    public @Nullable Double averageMillis() {
        return count() == 0 ? null : sum() / count();
    }

    public @Nullable Double minMillis() {
        return count() == 0 ? null : millis(0);
    }

    public @Nullable Double maxMillis() {
        return count() == 0 ? null : millis(count() - 1);
    }

    /// The middle one, or the mean of the two in the middle.
    public @Nullable Double medianMillis() {
        return count() == 0 ? null : (millis((count() - 1) / 2) + millis(count() / 2)) / 2;
    }

    /// Standard deviation of the population.
    public @Nullable Double deviationMillis() {
        if (count() == 0) {
            return null;
        }
        double mean = sum() / count();
        double squares = 0;
        for (int i = 0; i < count(); i++) {
            squares += (millis(i) - mean) * (millis(i) - mean);
        }
        return Math.sqrt(squares / count());
    }

    private double sum() {
        double sum = 0;
        for (int i = 0; i < count(); i++) {
            sum += millis(i);
        }
        return sum;
    }

    private double millis(int index) {
        return roundTrips.get(index).toNanos() / NANOS_PER_MILLI;
    }
}
