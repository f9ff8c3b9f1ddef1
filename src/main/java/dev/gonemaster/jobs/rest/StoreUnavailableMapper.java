package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.StoreUnavailableException;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import dev.gonemaster.problem.ProblemMapper;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// A store that is away is a reason to come back later, told without its reasons.
@Provider
@Dependent
public class StoreUnavailableMapper implements ExceptionMapper<StoreUnavailableException> {
    @Inject
    ProblemMapper problems;

    @Override
    public Response toResponse(StoreUnavailableException exception) {
        return problems.toResponse(new ProblemException(Problem.STORE_ERROR, "the store is unavailable"));
    }
}
