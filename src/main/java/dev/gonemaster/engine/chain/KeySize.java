package dev.gonemaster.engine.chain;

import org.xbill.DNS.DNSKEYRecord;

/// Bits of a public key, as its algorithm counts them.
final class KeySize {
    private static final int LONG_EXPONENT = 3;

    private KeySize() {
    }

    /// 0 where the algorithm has one size only or is not known.
    static int of(DNSKEYRecord key) {
        return switch (key.getAlgorithm()) {
            case 1, 5, 7, 8, 10 -> modulusBits(key.getKey());
            case 13 -> 256;
            case 14 -> 384;
            default -> 0;
        };
    }

    /// RFC 3110 section 2; 0 when the octets hold no key.
    private static int modulusBits(byte[] key) {
        if (key.length < LONG_EXPONENT) {
            return 0;
        }
        int start = key[0] != 0
                ? 1 + Byte.toUnsignedInt(key[0])
                : LONG_EXPONENT + (Byte.toUnsignedInt(key[1]) << Byte.SIZE) + Byte.toUnsignedInt(key[2]);
        while (start < key.length && key[start] == 0) {
            start++;
        }
        return start >= key.length ? 0
                : (key.length - start) * Byte.SIZE - (Integer.numberOfLeadingZeros(Byte.toUnsignedInt(key[start]))
                        - (Integer.SIZE - Byte.SIZE));
    }
}
