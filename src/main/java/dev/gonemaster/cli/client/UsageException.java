package dev.gonemaster.cli.client;

/// What was asked for cannot be asked; the message is the one line that the user sees.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
