package dev.gonemaster.engine.dnssec;

import java.util.Arrays;

/// What an algorithm number of a DNSKEY record stands for, and whether a public zone may sign with it.
/// Source: IANA "DNS Security Algorithm Numbers", as classified in Zonemaster v2025.2, DNSSEC-TP/dnssec05.md
/// (copy of 2025-12).
///
/// @param number 0 to 255
/// @param description IANA's, or what the number is kept for
/// @param mnemonic IANA's, or the specification's where IANA has none
public record DnskeyAlgorithm(int number, String description, String mnemonic, Use use) {
    /// Classes of algorithms in the order in which they are reported.
    public enum Use {
        DEPRECATED, RESERVED, UNASSIGNED, NOT_RECOMMENDED, PRIVATE, NOT_ZONE_SIGNING, ZONE_SIGNING
    }

    /// One or several rows of the registry with the same meaning.
    private enum Range {
        DELETE(0, 0, "Delete DS", "DELETE", Use.NOT_ZONE_SIGNING),
        RSAMD5(1, 1, "RSA/MD5", "RSAMD5", Use.DEPRECATED),
        DH(2, 2, "Diffie-Hellman", "DH", Use.NOT_ZONE_SIGNING),
        DSA(3, 3, "DSA/SHA1", "DSA", Use.DEPRECATED),
        RESERVED_4(4, 4, "Reserved", "RESERVED", Use.RESERVED),
        RSASHA1(5, 5, "RSA/SHA-1", "RSASHA1", Use.DEPRECATED),
        DSA_NSEC3_SHA1(6, 6, "DSA-NSEC3-SHA1", "DSA-NSEC3-SHA1", Use.DEPRECATED),
        RSASHA1_NSEC3_SHA1(7, 7, "RSASHA1-NSEC3-SHA1", "RSASHA1-NSEC3-SHA1", Use.DEPRECATED),
        RSASHA256(8, 8, "RSA/SHA-256", "RSASHA256", Use.ZONE_SIGNING),
        RESERVED_9(9, 9, "Reserved", "RESERVED", Use.RESERVED),
        RSASHA512(10, 10, "RSA/SHA-512", "RSASHA512", Use.NOT_RECOMMENDED),
        RESERVED_11(11, 11, "Reserved", "RESERVED", Use.RESERVED),
        ECC_GOST(12, 12, "GOST R 34.10-2001", "ECC-GOST", Use.DEPRECATED),
        ECDSAP256SHA256(13, 13, "ECDSA Curve P-256 with SHA-256", "ECDSAP256SHA256", Use.ZONE_SIGNING),
        ECDSAP384SHA384(14, 14, "ECDSA Curve P-384 with SHA-384", "ECDSAP384SHA384", Use.ZONE_SIGNING),
        ED25519(15, 15, "Ed25519", "ED25519", Use.ZONE_SIGNING),
        ED448(16, 16, "Ed448", "ED448", Use.ZONE_SIGNING),
        SM2SM3(17, 17, "SM2 signing algo w SM3 hash algo", "SM2SM3", Use.ZONE_SIGNING),
        ML_DSA_44(18, 18, "ML-DSA-44", "MLDSA44", Use.ZONE_SIGNING),
        UNASSIGNED_19(19, 22, "Unassigned", "UNASSIGNED", Use.UNASSIGNED),
        ECC_GOST12(23, 23, "GOST R 34.10-2012", "ECC-GOST12", Use.ZONE_SIGNING),
        UNASSIGNED_24(24, 122, "Unassigned", "UNASSIGNED", Use.UNASSIGNED),
        RESERVED_123(123, 251, "Reserved", "RESERVED", Use.RESERVED),
        INDIRECT(252, 252, "Reserved for Indirect Keys", "INDIRECT", Use.NOT_ZONE_SIGNING),
        PRIVATEDNS(253, 253, "private algorithm", "PRIVATEDNS", Use.PRIVATE),
        PRIVATEOID(254, 254, "private algorithm OID", "PRIVATEOID", Use.PRIVATE),
        RESERVED_255(255, 255, "Reserved", "RESERVED", Use.RESERVED);

        private final int first;
        private final int last;
        private final String description;
        private final String mnemonic;
        private final Use use;

        Range(int first, int last, String description, String mnemonic, Use use) {
            this.first = first;
            this.last = last;
            this.description = description;
            this.mnemonic = mnemonic;
            this.use = use;
        }
    }

    /// @param number the third field of a DNSKEY record, 0 to 255
    public static DnskeyAlgorithm of(int number) {
        Range range = Arrays.stream(Range.values())
                .filter(candidate -> candidate.first <= number && number <= candidate.last)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no DNSKEY algorithm number: " + number));
        return new DnskeyAlgorithm(number, range.description, range.mnemonic, range.use);
    }
}
