package dev.gonemaster.engine.weakkeys;

/// Files of a blocklist that cannot be used. The message is one line for the person who named the folder, and begins
/// with the name of the file.
public final class InvalidBlocklistException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidBlocklistException(String message) {
        super(message);
    }
}
