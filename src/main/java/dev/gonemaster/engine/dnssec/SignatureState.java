package dev.gonemaster.engine.dnssec;

/// What a signature is worth at the time when it was received. The reasons are looked at in this order, and the first
/// that holds counts (Zonemaster v2025.2, DNSSEC-TP/dnssec08.md, step 5.8).
public enum SignatureState {
    /// Its time has not come.
    NOT_YET_VALID,
    /// Its time is over.
    EXPIRED,
    /// Made with an algorithm that is not verified here.
    UNSUPPORTED_ALGORITHM,
    /// No key with its key tag is there.
    NO_KEY,
    /// Not verified, because keys with its key tag are beyond what is worked with here (see [KeyLimits]).
    UNSUPPORTED_KEY,
    /// Not verified, because the zone asks for more work than a run does (see [SignatureVerifier]); it may be good.
    UNVERIFIED,
    /// No key with its key tag and algorithm has made it over this RRset.
    BOGUS,
    VALID;

    /// Whether nothing can be said about the signature, for want of support.
    public boolean isUnsupported() {
        return this == UNSUPPORTED_ALGORITHM || this == UNSUPPORTED_KEY;
    }

    /// Whether the signature may be good for all that is known.
    public boolean isIndeterminate() {
        return isUnsupported() || this == UNVERIFIED;
    }
}
