package dev.gonemaster.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The failures that were logged while the server booted. Containers wrap an exception many times and report it at many
/// places; an operator needs the one sentence that it began with. Thread-safe.
final class StartFailure {
    private static final int FAILURES_MAX = 50;
    private static final int DEPTH_MAX = 50;
    private static final String OURS = "dev.gonemaster.";

    private final List<Throwable> failures = new ArrayList<>();

    synchronized void add(Throwable failure) {
        if (failures.size() < FAILURES_MAX) {
            failures.add(failure);
        }
    }

    /// The message of our own exception where there is one, else that of the innermost cause of the first failure.
    synchronized Optional<String> sentence() {
        return failures.stream().flatMap(failure -> chain(failure).stream())
                .filter(cause -> cause.getClass().getName().startsWith(OURS)).findFirst().map(StartFailure::text)
                .or(() -> failures.stream().findFirst().map(failure -> text(chain(failure).getLast())));
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && chain.size() < DEPTH_MAX; cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String text(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
