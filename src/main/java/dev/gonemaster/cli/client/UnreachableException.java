package dev.gonemaster.cli.client;

/// There was no answer.
final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what the user sees
    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
