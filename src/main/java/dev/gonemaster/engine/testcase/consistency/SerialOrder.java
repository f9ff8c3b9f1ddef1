package dev.gonemaster.engine.testcase.consistency;

import java.util.Collection;
import java.util.Optional;

/// The ends of a set of SOA serials in the order of RFC 1982.
///
/// @param first the smallest serial
/// @param last the largest serial
record SerialOrder(long first, long last) {
    private static final long MODULUS = 1L << 32;
    private static final long HALF = 1L << 31;

    /// Orders serials. An order exists, and is then the only one, when all serials lie within less than half of the
    /// number circle, counted from one of them (RFC 1982 section 3.2).
    ///
    /// @param serials at least one, each 0 to 2^32-1
    /// @return empty when the serials have no order
    static Optional<SerialOrder> of(Collection<Long> serials) {
        for (long first : serials) {
            long farthest = serials.stream().mapToLong(serial -> distance(first, serial)).max().orElse(0);
            if (farthest < HALF) {
                return Optional.of(new SerialOrder(first, Math.floorMod(first + farthest, MODULUS)));
            }
        }
        return Optional.empty();
    }

    /// How often one has to be added to the first to reach the last.
    long difference() {
        return distance(first, last);
    }

    private static long distance(long from, long to) {
        return Math.floorMod(to - from, MODULUS);
    }
}
