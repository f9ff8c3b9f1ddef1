package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.Optional;

/// Numbers that are the square of a whole number.
final class PerfectSquare {
    /// Bit n is set when some square is n modulo 64: 12 of 64 are.
    private static final long RESIDUES = residues();

    private PerfectSquare() {
    }

    /// The root of a square; absent for all other numbers, negative ones among them.
    static Optional<BigInteger> root(BigInteger number) {
        if (number.signum() < 0 || (RESIDUES >>> (number.intValue() & 63) & 1) == 0) {
            return Optional.empty();
        }
        BigInteger[] root = number.sqrtAndRemainder();
        return root[1].signum() == 0 ? Optional.of(root[0]) : Optional.empty();
    }

    private static long residues() {
        long residues = 0;
        for (int i = 0; i < Long.SIZE; i++) {
            residues |= 1L << (i * i & 63);
        }
        return residues;
    }
}
