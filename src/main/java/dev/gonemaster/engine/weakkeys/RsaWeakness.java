package dev.gonemaster.engine.weakkeys;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/// What can be wrong with the numbers of an RSA key by itself. Each check does a bounded amount of work, whoever made
/// the key. What only shows beside another key is [SharedPrimes].
public enum RsaWeakness {
    /// See [ClosePrimes].
    CLOSE_PRIMES(ClosePrimes::in),
    /// See [RepeatedOctet].
    REPEATED_OCTET(RepeatedOctet::in),
    /// See [Roca].
    ROCA(Roca::in),
    /// Smaller than 3 or even: nothing is encrypted then, or nothing can be decrypted (RFC 8017 section 3.1).
    EXPONENT_INVALID(key -> key.exponent().bitLength() < 2 || !key.exponent().testBit(0)),
    /// Not smaller than the modulus (RFC 8017 section 3.1).
    EXPONENT_TOO_LARGE(key -> key.exponent().compareTo(key.modulus()) >= 0),
    /// Shorter than [#MODULUS_BITS_MIN].
    MODULUS_TINY(key -> key.modulus().bitLength() < RsaWeakness.MODULUS_BITS_MIN),
    /// See [SmallFactors].
    SMALL_FACTORS(SmallFactors::in),
    /// See [SmallPrivateExponent].
    SMALL_PRIVATE_EXPONENT(SmallPrivateExponent::in);

    /// Shortest modulus of any RSA algorithm of DNSSEC, in bits (RFC 3110 section 2 and RFC 5702 section 2). What is
    /// shorter than that, anybody can factor.
    static final int MODULUS_BITS_MIN = 512;

    private final Predicate<RsaKey> check;

    RsaWeakness(Predicate<RsaKey> check) {
        this.check = check;
    }

    boolean in(RsaKey key) {
        return check.test(key);
    }

    /// All that is wrong with the key, in the order of this enum.
    public static Set<RsaWeakness> of(RsaKey key) {
        var found = EnumSet.noneOf(RsaWeakness.class);
        Arrays.stream(values()).filter(weakness -> weakness.in(key)).forEach(found::add);
        return found;
    }
}
