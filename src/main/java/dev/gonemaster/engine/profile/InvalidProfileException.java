package dev.gonemaster.engine.profile;

/// A profile that cannot be used. The message is one line for the person who wrote it and begins with the path.
public final class InvalidProfileException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;

    InvalidProfileException(String path, String fault) {
        super(path.isEmpty() ? fault : path + ": " + fault);
        this.path = path;
    }

    /// Where the fault is, for example `resolver.defaults.retry` or `test_cases[3]`; empty for the document itself.
    public String path() {
        return path;
    }
}
