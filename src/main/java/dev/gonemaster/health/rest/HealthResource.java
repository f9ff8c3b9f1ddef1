package dev.gonemaster.health.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.startup.Readiness;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/// `healthz`: the process serves. `readyz`: it can also take and run jobs; if not, why.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class HealthResource {
    private static final Health OK = new Health("ok", null);

    @Inject
    Readiness readiness;

    record Health(String status, @JsonInclude(NON_EMPTY) @Nullable String reason) {
    }

    @GET
    @Path("healthz")
    public Health health() {
        return OK;
    }

    @GET
    @Path("readyz")
    public Response ready() {
        return readiness.notReadyBecause()
                .map(reason -> Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .entity(new Health("unavailable", reason)))
                .orElseGet(() -> Response.ok(OK))
                .build();
    }
}
