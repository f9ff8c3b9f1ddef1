package dev.gonemaster.engine.weakkeys;

import java.math.BigInteger;
import java.util.Optional;

/// The DSA key of a DNSKEY record. Source: RFC 2536 section 2.
final class DsaKey {
    private static final int T_MAX = 8;
    private static final int Q_LENGTH = 20;
    private static final int SHORTEST = 64;
    private static final int STEP = 8;

    private DsaKey() {
    }

    /// The public value: the last of the fields T, Q, P, G and Y.
    ///
    /// @return absent when the octets are no such key
    static Optional<BigInteger> y(byte[] octets) {
        if (octets.length == 0 || Byte.toUnsignedInt(octets[0]) > T_MAX) {
            return Optional.empty();
        }
        int length = SHORTEST + octets[0] * STEP;
        int start = 1 + Q_LENGTH + 2 * length;
        return octets.length == start + length
                ? Optional.of(new BigInteger(1, octets, start, length))
                : Optional.empty();
    }
}
