package dev.gonemaster.engine.score;

/// A scoring configuration that cannot be used. The message is one line for the person who wrote it and begins with the
/// path, for example `category_weights.dnssec`, where the fault is not the document's as a whole.
public final class InvalidScoringConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidScoringConfigException(String fault) {
        super(fault);
    }

    InvalidScoringConfigException(String path, String fault) {
        super(path + ": " + fault);
    }
}
