package dev.gonemaster.engine.testcase.zone;

import java.util.Comparator;
import java.util.HexFormat;
import org.xbill.DNS.Record;
import org.xbill.DNS.ZoneMDRecord;

/// The data of a ZONEMD record (RFC 8976 section 2.2).
///
/// @param serial unsigned 32 bits
/// @param digest hexadecimal, lower case
record ZoneDigest(long serial, int scheme, int hash, String digest) implements Comparable<ZoneDigest> {
    private static final int SHA_384 = 1;
    private static final int SHA_512 = 2;
    private static final Comparator<ZoneDigest> ORDER = Comparator.comparing(ZoneDigest::serial)
            .thenComparing(ZoneDigest::method).thenComparing(ZoneDigest::digest);

    /// How the digest is made; each method may stand once.
    record Method(int scheme, int hash) implements Comparable<Method> {
        @Override
        public int compareTo(Method other) {
            return Comparator.comparing(Method::scheme).thenComparing(Method::hash).compare(this, other);
        }
    }

    /// @param record a ZONEMD record
    static ZoneDigest of(Record record) {
        var zonemd = (ZoneMDRecord) record;
        return new ZoneDigest(zonemd.getSerial(), zonemd.getScheme(), zonemd.getHashAlgorithm(),
                HexFormat.of().formatHex(zonemd.getDigest()));
    }

    Method method() {
        return new Method(scheme, hash);
    }

    /// Whether software for verification can be expected to know the hash algorithm.
    boolean hashKnown() {
        return hash == SHA_384 || hash == SHA_512;
    }

    @Override
    public int compareTo(ZoneDigest other) {
        return ORDER.compare(this, other);
    }
}
