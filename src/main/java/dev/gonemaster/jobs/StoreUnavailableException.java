package dev.gonemaster.jobs;

/// The store cannot be reached at the moment; the same call may succeed later. Nothing was changed.
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
