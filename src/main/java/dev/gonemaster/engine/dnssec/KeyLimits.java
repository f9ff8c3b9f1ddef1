package dev.gonemaster.engine.dnssec;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;

/// Which keys are worked with: verifying takes longer the larger modulus and exponent of an RSA key are, and both are
/// the signer's choice.
final class KeyLimits {
    /// Bits of an RSA modulus (RFC 3110 section 2).
    static final int RSA_MODULUS_BITS_MAX = 4096;
    /// Less is refused by the JDK.
    static final int RSA_MODULUS_BITS_MIN = 512;
    /// Bits of an RSA exponent; nearly every key has 65537 as its exponent, which has 17.
    static final int RSA_EXPONENT_BITS_MAX = 64;

    private KeyLimits() {
    }

    static boolean allow(PublicKey key) {
        return !(key instanceof RSAPublicKey rsa)
                || rsa.getModulus().bitLength() <= RSA_MODULUS_BITS_MAX
                && rsa.getModulus().bitLength() >= RSA_MODULUS_BITS_MIN
                && rsa.getPublicExponent().bitLength() <= RSA_EXPONENT_BITS_MAX;
    }
}
