package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.Optional;

/// An RSA public key: modulus and exponent, both above zero.
public record RsaKey(BigInteger modulus, BigInteger exponent) implements KeyMaterial {
    /// Longest modulus that is read, in bits (RFC 3110 section 2). Looking into longer ones would cost too much.
    static final int MODULUS_BITS_MAX = 4096;

    @Override
    public BigInteger identity() {
        return modulus;
    }

    /// Reads the last field of a DNSKEY record: length of the exponent in one octet, or in two after a zero, then
    /// exponent and modulus. Leading zeros, which are prohibited there, are passed over. Source: RFC 3110 section 2.
    ///
    /// @return absent when the octets are no such key, or its modulus is longer than [#MODULUS_BITS_MAX]
    static Optional<RsaKey> read(byte[] octets) {
        if (octets.length == 0) {
            return Optional.empty();
        }
        int start = 1;
        int length = Byte.toUnsignedInt(octets[0]);
        if (length == 0) {
            if (octets.length < 3) {
                return Optional.empty();
            }
            start = 3;
            length = Byte.toUnsignedInt(octets[1]) << Byte.SIZE | Byte.toUnsignedInt(octets[2]);
        }
        int end = start + length;
        if (end >= octets.length) {
            return Optional.empty();
        }
        BigInteger exponent = new BigInteger(1, octets, start, length);
        BigInteger modulus = new BigInteger(1, octets, end, octets.length - end);
        return exponent.signum() == 0 || modulus.signum() == 0 || modulus.bitLength() > MODULUS_BITS_MAX
                ? Optional.empty()
                : Optional.of(new RsaKey(modulus, exponent));
    }
}
