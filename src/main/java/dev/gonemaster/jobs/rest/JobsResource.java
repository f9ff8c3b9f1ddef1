package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobFilter;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.JobService;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.Workers;
import dev.gonemaster.listing.rest.ListBody;
import dev.gonemaster.listing.rest.Paging;
import dev.gonemaster.listing.rest.Query;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Jobs: handed in, listed, shown, canceled.
@Path("/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JobsResource {
    @Inject
    JobService service;

    @Inject
    JobQueue queue;

    @Inject
    Workers workers;

    @POST
    public Response submit(@Nullable JobCreateRequest request, @Context UriInfo uri) {
        if (request == null) {
            throw new ProblemException(Problem.INVALID_JSON, "request body is empty");
        }
        Job job = service.submit(request.toOrder());
        return Response.created(uri.getAbsolutePathBuilder().path(job.id().toString()).build())
                .entity(body(job)).build();
    }

    @GET
    public ListBody<JobBody> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Slice slice = Paging.byCursor(query, JobQuery.sortName(query));
        Optional<JobFilter> filter = JobQuery.filter(query);
        Page<Job> page = filter.map(some -> queue.list(some, slice)).orElse(new Page<>(List.of(), 0));
        return ListBody.from(page, slice, JobQuery.sortName(query), this::body);
    }

    @GET
    @Path("/{id}")
    public JobBody show(@PathParam("id") String id) {
        return queue.find(Ids.job(id)).map(this::body).orElseThrow(Ids.notFound("job"));
    }

    @POST
    @Path("/{id}/cancel")
    public JobBody cancel(@PathParam("id") String id) {
        return service.cancel(Ids.job(id)).map(this::body).orElseThrow(Ids.notFound("job"));
    }

    @POST
    @Path("/{id}/pause")
    public JobBody pause(@PathParam("id") String id) {
        return service.pause(Ids.job(id)).map(this::body).orElseThrow(Ids.notFound("job"));
    }

    @POST
    @Path("/{id}/resume")
    public JobBody resume(@PathParam("id") String id) {
        return service.resume(Ids.job(id)).map(this::body).orElseThrow(Ids.notFound("job"));
    }

    private JobBody body(Job job) {
        return JobBody.from(job, workers.liveProgress(job.id()).orElse(0));
    }
}
