package dev.gonemaster.engine.dns;

/// A file of root hints cannot be used; the message is one line that says where and why.
public final class InvalidHintsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidHintsException(String message) {
        super(message);
    }
}
