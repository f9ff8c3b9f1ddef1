package dev.gonemaster.cli.client;

/// The server refused what was asked, or its answer is none.
final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what the user sees
    ApiException(String message) {
        super(message);
    }
}
