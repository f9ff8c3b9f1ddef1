package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A modulus that a small prime divides. Source: gonemaster's dnssec19.
final class SmallFactors {
    /// Greatest prime that is looked for.
    private static final int PRIME_MAX = 65_537;

    private static final BigInteger PRODUCT = product(primes());

    private SmallFactors() {
    }

    static boolean in(RsaKey key) {
        return !key.modulus().gcd(PRODUCT.mod(key.modulus())).equals(BigInteger.ONE);
    }

    private static List<BigInteger> primes() {
        var composite = new BitSet();
        var primes = new ArrayList<BigInteger>();
        for (int number = 2; number <= PRIME_MAX; number = composite.nextClearBit(number + 1)) {
            primes.add(BigInteger.valueOf(number));
            for (long multiple = (long) number * number; multiple <= PRIME_MAX; multiple += number) {
                composite.set((int) multiple);
            }
        }
        return primes;
    }

    /// By halves, so that both factors of each product are about as long.
    static BigInteger product(List<BigInteger> factors) {
        int half = factors.size() / 2;
        return switch (factors.size()) {
            case 0 -> BigInteger.ONE;
            case 1 -> factors.getFirst();
            default -> product(factors.subList(0, half)).multiply(product(factors.subList(half, factors.size())));
        };
    }
}
