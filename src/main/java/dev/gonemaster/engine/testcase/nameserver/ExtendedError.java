package dev.gonemaster.engine.testcase.nameserver;

import java.util.Arrays;
import java.util.Optional;

/// The codes of extended DNS errors that have a name, and what each tells about an authoritative server that gives it.
/// Sources: RFC 8914 section 4, RFC 9276 section 3.2, RFC 9824 section 9, IANA extended DNS error codes (0 to 30);
/// kinds: pawal/gonemaster, nameserver18.md.
enum ExtendedError {
    OTHER_ERROR(0, "Other Error", Kind.NOTE),
    UNSUPPORTED_DNSKEY_ALGORITHM(1, "Unsupported DNSKEY Algorithm", Kind.RESOLVER),
    UNSUPPORTED_DS_DIGEST_TYPE(2, "Unsupported DS Digest Type", Kind.RESOLVER),
    STALE_ANSWER(3, "Stale Answer", Kind.RESOLVER),
    FORGED_ANSWER(4, "Forged Answer", Kind.FILTER),
    DNSSEC_INDETERMINATE(5, "DNSSEC Indeterminate", Kind.RESOLVER),
    DNSSEC_BOGUS(6, "DNSSEC Bogus", Kind.RESOLVER),
    SIGNATURE_EXPIRED(7, "Signature Expired", Kind.RESOLVER),
    SIGNATURE_NOT_YET_VALID(8, "Signature Not Yet Valid", Kind.RESOLVER),
    DNSKEY_MISSING(9, "DNSKEY Missing", Kind.RESOLVER),
    RRSIGS_MISSING(10, "RRSIGs Missing", Kind.RESOLVER),
    NO_ZONE_KEY_BIT_SET(11, "No Zone Key Bit Set", Kind.RESOLVER),
    NSEC_MISSING(12, "NSEC Missing", Kind.RESOLVER),
    CACHED_ERROR(13, "Cached Error", Kind.RESOLVER),
    NOT_READY(14, "Not Ready", Kind.NOTE),
    BLOCKED(15, "Blocked", Kind.FILTER),
    CENSORED(16, "Censored", Kind.FILTER),
    FILTERED(17, "Filtered", Kind.FILTER),
    PROHIBITED(18, "Prohibited", Kind.SERVER),
    STALE_NXDOMAIN_ANSWER(19, "Stale NXDOMAIN Answer", Kind.RESOLVER),
    NOT_AUTHORITATIVE(20, "Not Authoritative", Kind.SERVER),
    NOT_SUPPORTED(21, "Not Supported", Kind.SERVER),
    NO_REACHABLE_AUTHORITY(22, "No Reachable Authority", Kind.RESOLVER),
    NETWORK_ERROR(23, "Network Error", Kind.RESOLVER),
    INVALID_DATA(24, "Invalid Data", Kind.NOTE),
    SIGNATURE_EXPIRED_BEFORE_VALID(25, "Signature Expired before Valid", Kind.RESOLVER),
    TOO_EARLY(26, "Too Early", Kind.NOTE),
    UNSUPPORTED_NSEC3_ITERATIONS_VALUE(27, "Unsupported NSEC3 Iterations Value", Kind.RESOLVER),
    UNABLE_TO_CONFORM_TO_POLICY(28, "Unable to conform to policy", Kind.NOTE),
    SYNTHESIZED(29, "Synthesized", Kind.RESOLVER),
    INVALID_QUERY_TYPE(30, "Invalid Query Type", Kind.NOTE);

    enum Kind {
        /// The server does not do what is asked of it.
        SERVER,
        /// Somebody keeps the answer back.
        FILTER,
        /// Normally said by a resolver.
        RESOLVER,
        /// Anything else.
        NOTE
    }

    /// Has no name yet; pawal/gonemaster counts it among those of resolvers.
    private static final int UNNAMED_OF_RESOLVERS = 33;

    private final int code;
    private final String published;
    private final Kind kind;

    ExtendedError(int code, String published, Kind kind) {
        this.code = code;
        this.published = published;
        this.kind = kind;
    }

    /// @param code 0 to 65535
    static Kind kind(int code) {
        Kind unnamed = code == UNNAMED_OF_RESOLVERS ? Kind.RESOLVER : Kind.NOTE;
        return of(code).map(error -> error.kind).orElse(unnamed);
    }

    /// The registered name, or `code N`.
    static String published(int code) {
        return of(code).map(error -> error.published).orElse("code " + code);
    }

    private static Optional<ExtendedError> of(int code) {
        return Arrays.stream(values()).filter(error -> error.code == code).findFirst();
    }
}
