package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Moduli with a prime in common: whoever sees both can factor both. The greatest common divisor of each modulus with
/// the product of all others is found without looking at pairs. Source: Heninger, Durumeric, Wustrow and Halderman,
/// "Mining Your Ps and Qs" (USENIX Security 2012), section 3.3.
public final class SharedPrimes {
    private SharedPrimes() {
    }

    /// The moduli that share a prime with another one among them.
    ///
    /// @param moduli above zero; the same modulus twice shares nothing with itself
    public static Set<BigInteger> among(Collection<BigInteger> moduli) {
        List<BigInteger> distinct = moduli.stream().distinct().toList();
        BigInteger product = SmallFactors.product(distinct);
        Set<BigInteger> sharing = new HashSet<>();
        for (BigInteger modulus : distinct) {
            BigInteger others = product.mod(modulus.multiply(modulus)).divide(modulus);
            if (!modulus.gcd(others).equals(BigInteger.ONE)) {
                sharing.add(modulus);
            }
        }
        return sharing;
    }
}
