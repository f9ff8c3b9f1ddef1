package dev.gonemaster.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/// The contract's error body, `{"error":{"code","message","details"?}}`.
public record ErrorBody(Error error) {
    public record Error(String code, String message,
                        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> details) {
    }

    /// An answer with the problem's status.
    static Response.ResponseBuilder response(Problem problem, String message, Map<String, Object> details) {
        return response(problem.status(), problem, message, details);
    }

    static Response.ResponseBuilder response(int status, Problem problem, String message,
                                             Map<String, Object> details) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorBody(new Error(problem.code(), message, details)));
    }
}
