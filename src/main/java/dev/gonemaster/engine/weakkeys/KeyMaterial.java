package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/// The public key inside a DNSKEY record. Immutable.
public sealed interface KeyMaterial permits RsaKey, KeyMaterial.Other {
    /// The number that tells this key from all others: of RSA the modulus, of DSA y, of ECDSA the x coordinate, of
    /// EdDSA the octets as they are. Never negative. Source: "BKHASH" in the badkeys project's docs/BLOCKLISTFORMAT.md.
    BigInteger identity();

    /// A key of which nothing is known but its identity.
    record Other(BigInteger identity) implements KeyMaterial { }

    /// Reads the last field of a DNSKEY record.
    ///
    /// @param algorithm number of the DNSKEY record, 0 to 255
    /// @return absent when the octets are no key of the algorithm, or of an algorithm that is not known here
    static Optional<KeyMaterial> read(int algorithm, byte[] octets) {
        return switch (algorithm) {
            case 1, 5, 7, 8, 10 -> RsaKey.read(octets).map(key -> key);
            case 3, 6 -> DsaKey.y(octets).map(Other::new);
            case 13 -> first(octets, 64, 32);                                                           // RFC 6605
            case 14 -> first(octets, 96, 48);                                                           // RFC 6605
            case 15 -> first(octets, 32, 32);                                                           // RFC 8080
            case 16 -> first(octets, 57, 57);                                                           // RFC 8080
            default -> Optional.empty();
        };
    }

    private static Optional<KeyMaterial> first(byte[] octets, int length, int used) {
        return octets.length == length
                ? Optional.of(new Other(new BigInteger(1, Arrays.copyOf(octets, used))))
                : Optional.empty();
    }
}
