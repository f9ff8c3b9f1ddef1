package dev.gonemaster.engine.dnssec;

import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DSRecord;

/// How a DS record (or a CDS record, which has the same form) and a DNSKEY record of the same key tag go together, best
/// first.
public enum DsMatch {
    MATCH,
    /// The algorithm is the same; whether the digest is cannot be computed here.
    UNSUPPORTED_DIGEST,
    DIGEST_MISMATCH, ALGORITHM_MISMATCH;

    /// RFC 4035 section 5.2.
    ///
    /// @param key with the key tag of the DS record
    public static DsMatch of(DSRecord ds, DNSKEYRecord key) {
        if (ds.getAlgorithm() != key.getAlgorithm()) {
            return ALGORITHM_MISMATCH;
        }
        DsDigest digest = DsDigest.of(ds.getDigestID());
        if (!digest.computable()) {
            return UNSUPPORTED_DIGEST;
        }
        return digest.isOf(key, ds) ? MATCH : DIGEST_MISMATCH;
    }
}
