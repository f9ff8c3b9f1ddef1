package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;

/// Wiener's attack: a private exponent d below a third of the fourth root of the modulus is the denominator of a
/// convergent of the continued fraction of exponent by modulus. Source: Wiener, "Cryptanalysis of Short RSA Secret
/// Exponents" (IEEE Transactions on Information Theory 36, 1990).
final class SmallPrivateExponent {
    /// Bits of a public exponent up to which it was chosen, not computed from a private one: nothing is looked for
    /// there.
    private static final int CHOSEN_BITS_MAX = 32;

    private SmallPrivateExponent() {
    }

    static boolean in(RsaKey key) {
        if (key.exponent().bitLength() <= CHOSEN_BITS_MAX || key.exponent().compareTo(key.modulus()) >= 0) {
            return false;
        }
        int denominatorBitsMax = key.modulus().bitLength() / 4 + 1;
        BigInteger dividend = key.exponent();
        BigInteger divisor = key.modulus();
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ZERO;
        BigInteger earlierNumerator = BigInteger.ZERO;
        BigInteger earlierDenominator = BigInteger.ONE;
        while (divisor.signum() > 0 && denominator.bitLength() <= denominatorBitsMax) {
            BigInteger[] quotient = dividend.divideAndRemainder(divisor);
            dividend = divisor;
            divisor = quotient[1];
            BigInteger nextNumerator = quotient[0].multiply(numerator).add(earlierNumerator);
            BigInteger nextDenominator = quotient[0].multiply(denominator).add(earlierDenominator);
            earlierNumerator = numerator;
            earlierDenominator = denominator;
            numerator = nextNumerator;
            denominator = nextDenominator;
            if (opens(key, numerator, denominator)) {
                return true;
            }
        }
        return false;
    }

    /// Whether d is the private exponent, with e·d = 1 + k·φ: φ gives the sum of the primes, and that the primes.
    private static boolean opens(RsaKey key, BigInteger k, BigInteger d) {
        if (k.signum() == 0) {
            return false;
        }
        BigInteger[] phi = key.exponent().multiply(d).subtract(BigInteger.ONE).divideAndRemainder(k);
        if (phi[1].signum() != 0) {
            return false;
        }
        BigInteger sum = key.modulus().subtract(phi[0]).add(BigInteger.ONE);
        BigInteger discriminant = sum.multiply(sum).subtract(key.modulus().shiftLeft(2));
        // A difference of the primes by which the smaller would be 1 splits nothing.
        return PerfectSquare.root(discriminant)
                .filter(difference -> sum.subtract(difference).compareTo(BigInteger.TWO) > 0)
                .isPresent();
    }
}
