package dev.gonemaster.engine.dns;

/// What one run asks with. Each part is thread-safe.
///
/// @param transport carries the questions
/// @param limits of the process
/// @param answers from beyond the run
/// @param listener hears of each question
/// @param deadline end of the run
public record RunResources(Transport transport, SharedLimits limits, AnswerStore answers, QueryListener listener,
                           Deadline deadline) {
    /// Without answers from elsewhere and without a listener.
    public static RunResources of(Transport transport, SharedLimits limits, Deadline deadline) {
        return new RunResources(transport, limits, AnswerStore.NONE, QueryListener.NONE, deadline);
    }
}
