package dev.gonemaster.problem;

import jakarta.ejb.ApplicationException;
import java.util.Map;

/// The caller is wrong, or over a limit. Becomes the answer and nothing else: it is not logged.
@ApplicationException(rollback = true)
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, Object> details;

    public ProblemException(Problem problem, String message) {
        this(problem, message, Map.of());
    }

    /// @param message one sentence for people; never holds what the server must not tell
    /// @param details for programs; empty for none
    public ProblemException(Problem problem, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.problem = problem;
        this.details = Map.copyOf(details);
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, Object> details() {
        return details;
    }
}
