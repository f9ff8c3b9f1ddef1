package dev.gonemaster.persistence;

/// This server will not work with the configured database. The message is one sentence for the operator, without
/// secrets.
public class DatabaseRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseRefusedException(String message) {
        super(message);
    }

    public DatabaseRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
