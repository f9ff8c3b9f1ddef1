package dev.gonemaster.transfer;

/// A command was called wrongly. The message is one sentence for the operator, without secrets.
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
