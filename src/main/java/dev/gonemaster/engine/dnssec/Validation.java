package dev.gonemaster.engine.dnssec;

/// What a link of the chain of trust is worth (RFC 4033 section 5, RFC 9499 section 11). Insecure is none of them: that
/// there is no link is for the one to say who looks for it.
public enum Validation {
    SECURE, BOGUS,
    /// It may be good: the algorithm or the digest is not supported here, or there is too much to verify.
    INDETERMINATE
}
