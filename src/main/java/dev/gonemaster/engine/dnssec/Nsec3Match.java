package dev.gonemaster.engine.dnssec;

/// Whether an NSEC3 record matches a name: its owner name is the hash of it (RFC 5155 section 1.3).
public enum Nsec3Match {
    MATCH, NO_MATCH,
    /// The hash is not computed here; the record may match.
    NOT_COMPUTED
}
