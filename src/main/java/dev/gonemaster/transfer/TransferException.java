package dev.gonemaster.transfer;

/// A command cannot do what it was asked. The message is one sentence for the operator, without secrets.
final class TransferException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TransferException(String message) {
        super(message);
    }

    TransferException(String message, Throwable cause) {
        super(message, cause);
    }
}
