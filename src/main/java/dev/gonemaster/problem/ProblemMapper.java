package dev.gonemaster.problem;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/// Tells the caller what is wrong; with 503, also when to come back.
@Provider
@Dependent
public class ProblemMapper implements ExceptionMapper<ProblemException> {
    private static final String RETRY_SECONDS = "5";

    @Override
    public Response toResponse(ProblemException exception) {
        Problem problem = exception.problem();
        Response.ResponseBuilder response = ErrorBody.response(problem, exception.getMessage(), exception.details());
        if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return response.build();
    }
}
