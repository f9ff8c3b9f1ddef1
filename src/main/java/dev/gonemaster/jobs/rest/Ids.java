package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.JobId;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.util.function.Supplier;

/// Ids in paths: a text that is no id names nothing.
final class Ids {
    private Ids() {
    }

    static JobId job(String text) {
        return JobId.parse(text).orElseThrow(notFound("job"));
    }

    static JobId run(String text) {
        return JobId.parse(text).orElseThrow(notFound("run"));
    }

    static Supplier<ProblemException> notFound(String what) {
        return () -> new ProblemException(Problem.NOT_FOUND, what + " not found");
    }
}
