package dev.gonemaster.batches;

import java.util.function.Consumer;

/// Names as they come in, one after the other.
@FunctionalInterface
public interface Names {
    /// Gives each name as it was written, once. Throws what is wrong with where they come from, as a
    /// [dev.gonemaster.problem.ProblemException].
    void forEach(Consumer<String> action);
}
