package dev.gonemaster.problem;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers for everything that no other mapper knows: what the container wrapped is unwrapped and given to its own
/// mapper; the rest is a defect, logged once and shown to nobody.
@Provider
@Dependent
public class FailureMapper implements ExceptionMapper<Throwable> {
    static final String MESSAGE = "request processing failed";

    private static final System.Logger LOG = System.getLogger(FailureMapper.class.getName());
    private static final int CAUSES_MAX = 20;

    @Context
    Providers providers;

    @Override
    public Response toResponse(Throwable failure) {
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
            Response known = fromItsMapper(cause);
            if (known != null) {
                return known;
            }
        }
        LOG.log(System.Logger.Level.ERROR, "event=request_failed status=500", failure);
        return ErrorBody.response(Problem.INTERNAL_ERROR, MESSAGE, Map.of()).build();
    }

    private <T extends Throwable> @Nullable Response fromItsMapper(T cause) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) cause.getClass();
        ExceptionMapper<? super T> mapper = providers.getExceptionMapper(type);
        return mapper == null || answersForEverything(mapper) ? null : mapper.toResponse(cause);
    }

    /// By assignability, as the container may hand out a proxy; its own catch-all mappers count too.
    private static boolean answersForEverything(ExceptionMapper<?> mapper) {
        return mapper instanceof FailureMapper || !mapper.getClass().getName().startsWith("dev.gonemaster.");
    }
}
