package dev.gonemaster.jobs.rest;

import dev.gonemaster.translation.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// What a job found, once it has ended.
@Path("/jobs/{id}/result")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JobResultsResource {
    @Inject
    Results results;

    @GET
    public JobResultBody result(@PathParam("id") String id, @QueryParam("locale") @Nullable String locale) {
        return results.find(Ids.job(id), Language.requested(locale)).orElseThrow(Ids.notFound("result"));
    }
}
