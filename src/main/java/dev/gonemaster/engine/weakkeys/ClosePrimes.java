package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.Optional;

/// Fermat's factorization: a modulus whose primes are close together is a² - b² for an a just above its square root.
/// Source: CVE-2022-26320; gonemaster's dnssec19.
final class ClosePrimes {
    /// Values of a that are tried.
    static final int ROUNDS_MAX = 100;

    private ClosePrimes() {
    }

    static boolean in(RsaKey key) {
        BigInteger[] root = key.modulus().sqrtAndRemainder();
        BigInteger a = root[1].signum() == 0 ? root[0] : root[0].add(BigInteger.ONE);
        BigInteger difference = a.multiply(a).subtract(key.modulus());
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Optional<BigInteger> b = PerfectSquare.root(difference);
            if (b.isPresent()) {
                // Any odd number is 1 times itself, a prime in no other way.
                return a.subtract(b.get()).compareTo(BigInteger.ONE) > 0;
            }
            difference = difference.add(a.shiftLeft(1)).add(BigInteger.ONE);
            a = a.add(BigInteger.ONE);
        }
        return false;
    }
}
