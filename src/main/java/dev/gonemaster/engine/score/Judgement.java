package dev.gonemaster.engine.score;

/// What is said about a criterion. Published as `true`, `false` and `null`.
public enum Judgement {
    MET,
    /// Not met, or not tested: denies the A+.
    NOT_MET,
    /// Means nothing for this zone.
    NOT_APPLICABLE
}
