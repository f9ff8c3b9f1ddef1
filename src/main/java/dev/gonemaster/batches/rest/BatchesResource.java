package dev.gonemaster.batches.rest;

import dev.gonemaster.batches.Batch;
import dev.gonemaster.batches.BatchService;
import dev.gonemaster.batches.BatchStore;
import dev.gonemaster.jobs.BatchId;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.JobQueue;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.RunStore;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.Workers;
import dev.gonemaster.jobs.rest.JobBody;
import dev.gonemaster.jobs.rest.JobQuery;
import dev.gonemaster.listing.rest.ListBody;
import dev.gonemaster.listing.rest.Paging;
import dev.gonemaster.listing.rest.Query;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Batches: listed, shown, changed, stopped.
@Path("/batches")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BatchesResource {
    static final int LIMIT_DEFAULT = 20;
    static final int LIMIT_MAX = 100;

    @Inject
    BatchService service;

    @Inject
    BatchStore batches;

    @Inject
    JobQueue queue;

    @Inject
    RunStore runs;

    @Inject
    Workers workers;

    /// @param snapshotIntent null when it is missing
    record BatchChange(@Nullable Boolean snapshotIntent) {
    }

    @GET
    public BatchPage list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Slice slice = Paging.clamped(query, LIMIT_DEFAULT, LIMIT_MAX);
        return BatchPage.from(batches.list(query.text("label"), slice), slice);
    }

    @GET
    @Path("/{id}")
    public BatchSummary show(@PathParam("id") String id, @Context UriInfo uri) {
        Query query = Query.of(uri);
        Slice slice = Paging.byCursor(query, JobQuery.sortName(query));
        Batch batch = found(batches.find(id(id)));
        Page<Job> page = JobQuery.filter(query).map(filter -> queue.list(filter.of(batch.id()), slice))
                .orElse(new Page<>(List.of(), 0));
        ListBody<JobBody> jobs = ListBody.from(page, slice, JobQuery.sortName(query),
                job -> JobBody.from(job, workers.liveProgress(job.id()).orElse(0)));
        return BatchSummary.from(batch, queue.counts(batch.id()), runs.verdicts(batch.id()), jobs);
    }

    @PATCH
    @Path("/{id}")
    public BatchBody change(@PathParam("id") String id, @Nullable BatchChange change) {
        if (change == null || change.snapshotIntent() == null) {
            throw new ProblemException(Problem.MISSING_FIELD, "snapshot_intent is required");
        }
        return BatchBody.from(found(batches.intendSnapshot(id(id), change.snapshotIntent())));
    }

    @POST
    @Path("/{id}/cancel")
    public BatchListItem cancel(@PathParam("id") String id) {
        return BatchListItem.from(found(service.cancel(id(id))));
    }

    @POST
    @Path("/{id}/pause")
    public BatchListItem pause(@PathParam("id") String id) {
        return BatchListItem.from(found(service.pause(id(id))));
    }

    @POST
    @Path("/{id}/resume")
    public BatchListItem resume(@PathParam("id") String id) {
        return BatchListItem.from(found(service.resume(id(id))));
    }

    /// A text that is no id names nothing.
    static BatchId id(String text) {
        return BatchId.parse(text).orElseThrow(BatchesResource::notFound);
    }

    /// A batch that is still being stored is not there yet.
    static Batch found(Optional<Batch> batch) {
        return batch.filter(it -> it.openedAt() != null).orElseThrow(BatchesResource::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND, "batch not found");
    }
}
