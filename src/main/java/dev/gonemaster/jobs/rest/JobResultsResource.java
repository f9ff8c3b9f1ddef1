package dev.gonemaster.jobs.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// What a job found, once it has ended.
@Path("/jobs/{id}/result")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JobResultsResource {
    @Inject
    Results results;

    @GET
    public JobResultBody result(@PathParam("id") String id) {
        return results.find(Ids.job(id)).orElseThrow(Ids.notFound("result"));
    }
}
