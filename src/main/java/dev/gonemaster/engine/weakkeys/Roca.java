package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Keys of Infineon's library: their primes are powers of 65537 modulo a product of the first primes, so their modulus
/// is one, too. For each of these primes the logarithm of the modulus has to exist, and all have to agree on one
/// exponent; of random moduli one in 2^154 does that. Source: Nemec, Sys, Svenda, Klinec and Matyas, "The Return of
/// Coppersmith's Attack" (CCS 2017), sections 2.1 and 2.3; CVE-2017-15361.
final class Roca {
    private static final int GENERATOR = 65_537;
    /// Those that the product of the shortest keys has, which divides those of longer ones; 2 tells nothing.
    private static final int[] PRIMES = {3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73,
        79, 83, 89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167};

    private Roca() {
    }

    static boolean in(RsaKey key) {
        List<Logarithm> logarithms = new ArrayList<>();
        for (int prime : PRIMES) {
            int residue = key.modulus().mod(BigInteger.valueOf(prime)).intValue();
            Optional<Logarithm> logarithm = logarithm(residue, prime)
                    .filter(found -> logarithms.stream().allMatch(found::agreesWith));
            if (logarithm.isEmpty()) {
                return false;
            }
            logarithms.add(logarithm.get());
        }
        return true;
    }

    /// An exponent, known modulo the order of the generator.
    private record Logarithm(int exponent, int order) {
        /// Whether one exponent can be both: by the Chinese remainder theorem, when they agree modulo the common
        /// divisor.
        boolean agreesWith(Logarithm other) {
            int common = BigInteger.valueOf(order).gcd(BigInteger.valueOf(other.order)).intValue();
            return (exponent - other.exponent) % common == 0;
        }
    }

    /// @return absent when the residue is no power of the generator modulo the prime
    private static Optional<Logarithm> logarithm(int residue, int prime) {
        int order = 0;
        int found = -1;
        int power = 1;
        do {
            if (power == residue) {
                found = order;
            }
            power = power * (GENERATOR % prime) % prime;
            order++;
        } while (power != 1);
        return found < 0 ? Optional.empty() : Optional.of(new Logarithm(found, order));
    }
}
