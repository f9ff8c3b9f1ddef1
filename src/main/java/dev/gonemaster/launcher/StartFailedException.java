package dev.gonemaster.launcher;

/// The server cannot start. The message is one line for the operator and never holds a secret.
final class StartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailedException(String message) {
        super(message);
    }

    StartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
