package dev.gonemaster.engine.dnssec;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.NSEC3PARAMRecord;
import org.xbill.DNS.NSEC3Record;

/// What the hashes of one chain of NSEC3 records are made with (RFC 5155 section 3.1).
///
/// @param algorithm 0 to 255; only 1, SHA-1, has a meaning
/// @param iterations beyond the first, 0 to 65535
/// @param salt hexadecimal in lower case, empty where there is none
public record Nsec3Parameters(int algorithm, int iterations, String salt) {
    public static Nsec3Parameters of(NSEC3Record record) {
        return of(record.getHashAlgorithm(), record.getIterations(), record.getSalt());
    }

    public static Nsec3Parameters of(NSEC3PARAMRecord record) {
        return of(record.getHashAlgorithm(), record.getIterations(), record.getSalt());
    }

    /// Octets.
    public int saltLength() {
        return salt.length() / 2;
    }

    private static Nsec3Parameters of(int algorithm, int iterations, byte @Nullable [] salt) {
        return new Nsec3Parameters(algorithm, iterations, salt == null ? "" : HexFormat.of().formatHex(salt));
    }
}
