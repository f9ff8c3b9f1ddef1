package dev.gonemaster.jobs;

import jakarta.ejb.ApplicationException;

/// The store cannot be reached at the moment; the same call may succeed later. Nothing was changed, or everything: the
/// answer to a commit can be lost.
@ApplicationException(rollback = true)
public class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
