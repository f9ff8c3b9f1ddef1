package dev.gonemaster.problem;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;

/// Gives what the JAX-RS implementation refuses by itself (unknown path, wrong method) the contract's error body.
@Provider
@Dependent
public class WebErrorMapper implements ExceptionMapper<WebApplicationException> {
    private static final System.Logger LOG = System.getLogger(WebErrorMapper.class.getName());

    @Override
    public Response toResponse(WebApplicationException exception) {
        Response refused = exception.getResponse();
        int status = refused.getStatus();
        if (status < 400) {
            return refused;
        }
        return switch (status) {
            case 404 -> ErrorBody.response(Problem.NOT_FOUND, "not found", Map.of()).build();
            case 405 -> ErrorBody.response(Problem.METHOD_NOT_ALLOWED, "method not allowed", Map.of())
                    .header(HttpHeaders.ALLOW, refused.getHeaderString(HttpHeaders.ALLOW)).build();
            default -> other(status, exception);
        };
    }

    private static Response other(int status, WebApplicationException exception) {
        if (status < 500) {
            return ErrorBody.response(status, Problem.INVALID_BODY, "request could not be read", Map.of()).build();
        }
        LOG.log(System.Logger.Level.ERROR, "event=request_failed status=" + status, exception);
        return ErrorBody.response(status, Problem.INTERNAL_ERROR, FailureMapper.MESSAGE, Map.of()).build();
    }
}
