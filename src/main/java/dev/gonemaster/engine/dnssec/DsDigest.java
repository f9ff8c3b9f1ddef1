package dev.gonemaster.engine.dnssec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;

/// What a digest type of a DS record stands for, whether a public zone may be delegated with it, and whether it is
/// computed here (RFC 4034 section 5.1.4, RFC 4509, RFC 6605).
/// Source: IANA "DS RR Type Digest Algorithms", as classified in Zonemaster v2025.2, DNSSEC-TP/dnssec01.md
/// (copy of 2025-12).
///
/// @param number 0 to 255
/// @param description IANA's, or what the number is kept for
/// @param computable whether a DS record of the type can be compared with a key here
public record DsDigest(int number, String description, Use use, boolean computable) {
    /// The type that every delegation should have (RFC 8624 section 3.3).
    public static final int SHA256 = 2;

    /// Classes of digest types in the order in which they are reported.
    public enum Use {
        DEPRECATED, RESERVED, UNASSIGNED, PRIVATE, NOT_DS, DELEGATION
    }

    /// One or several rows of the registry with the same meaning.
    private enum Range {
        RESERVED_0(0, 0, "Reserved", Use.NOT_DS),
        SHA1(1, 1, "SHA-1", Use.DEPRECATED),
        SHA256(2, 2, "SHA-256", Use.DELEGATION),
        GOST_94(3, 3, "GOST R 34.11-94", Use.DEPRECATED),
        SHA384(4, 4, "SHA-384", Use.DELEGATION),
        GOST_2012(5, 5, "GOST R 34.11-2012", Use.DELEGATION),
        SM3(6, 6, "SM3", Use.DELEGATION),
        UNASSIGNED_7(7, 127, "Unassigned", Use.UNASSIGNED),
        RESERVED_128(128, 252, "Reserved", Use.RESERVED),
        PRIVATE_253(253, 254, "Reserved for Private Use", Use.PRIVATE),
        UNASSIGNED_255(255, 255, "Unassigned", Use.UNASSIGNED);

        /// Those that the JDK has, under IANA's names.
        private static final Set<Range> COMPUTABLE = EnumSet.of(SHA1, SHA256, SHA384);

        private final int first;
        private final int last;
        private final String description;
        private final Use use;

        Range(int first, int last, String description, Use use) {
            this.first = first;
            this.last = last;
            this.description = description;
            this.use = use;
        }
    }

    /// @param number the third field of a DS record, 0 to 255
    public static DsDigest of(int number) {
        Range range = Arrays.stream(Range.values())
                .filter(candidate -> candidate.first <= number && number <= candidate.last)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no digest type: " + number));
        return new DsDigest(number, range.description, range.use, Range.COMPUTABLE.contains(range));
    }

    /// Whether the DS record holds the digest of the key.
    ///
    /// @throws IllegalStateException when the type is not [#computable]
    boolean isOf(DNSKEYRecord key, DSRecord ds) {
        try {
            MessageDigest digest = MessageDigest.getInstance(description);
            digest.update(key.getName().toWireCanonical());
            digest.update(key.rdataToWireCanonical());
            return MessageDigest.isEqual(digest.digest(), ds.getDigest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK lacks " + description, e);
        }
    }
}
