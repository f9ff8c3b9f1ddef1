package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobService;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The jobs that wait: put into another order, or taken out.
@Path("/queue")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class QueueResource {
    @Inject
    JobService service;

    /// @param jobIds null when they are missing
    record QueueRequest(@Nullable List<String> jobIds) {
    }

    record Reordered(String status) {
    }

    record Removed(List<String> removed) {
    }

    @POST
    @Path("/reorder")
    public Reordered reorder(@Nullable QueueRequest request) {
        service.reorder(ids(request));
        return new Reordered("reordered");
    }

    @POST
    @Path("/remove")
    public Removed remove(@Nullable QueueRequest request) {
        List<JobId> ids = ids(request);
        if (ids.isEmpty()) {
            throw new ProblemException(Problem.INVALID_QUEUE, "job_ids is empty");
        }
        return new Removed(service.remove(ids).stream().map(Job::id).map(JobId::toString).toList());
    }

    private static List<JobId> ids(@Nullable QueueRequest request) {
        if (request == null || request.jobIds() == null) {
            throw new ProblemException(Problem.INVALID_QUEUE, "job_ids is required");
        }
        return request.jobIds().stream().map(text -> JobId.parse(text).orElseThrow(() -> new ProblemException(
                Problem.INVALID_QUEUE, "\"" + text + "\" is the id of no job"))).toList();
    }
}
