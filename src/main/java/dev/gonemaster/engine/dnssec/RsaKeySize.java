package dev.gonemaster.engine.dnssec;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.xbill.DNS.DNSKEYRecord;

/// How long an RSA key is, whoever made it: keys that are too short or too long to be worked with too.
public final class RsaKeySize {
    private RsaKeySize() {
    }

    /// Bits of the modulus, which follows the exponent, which follows its length in one octet, or in two after a zero.
    /// Source: RFC 3110 section 2.
    ///
    /// @param record of an algorithm of RSA
    /// @return 0 when the record has no modulus
    public static int bits(DNSKEYRecord record) {
        if (record.getKey() == null) {
            return 0;
        }
        ByteBuffer key = ByteBuffer.wrap(record.getKey());
        int exponent = Byte.toUnsignedInt(key.get());
        if (exponent == 0) {
            exponent = key.remaining() < Short.BYTES ? 0 : Short.toUnsignedInt(key.getShort());
        }
        int modulus = key.remaining() - exponent;
        return modulus > 0 ? new BigInteger(1, key.array(), key.limit() - modulus, modulus).bitLength() : 0;
    }
}
