package dev.gonemaster.engine.dns;

/// The run was canceled or its deadline passed while a thread of it was waiting. Passes through testcases untouched;
/// caught by the engine alone.
public final class RunEndedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunEndedException(String message) {
        super(message);
    }
}
