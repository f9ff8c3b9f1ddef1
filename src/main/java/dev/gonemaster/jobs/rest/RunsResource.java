package dev.gonemaster.jobs.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.RunFilter;
import dev.gonemaster.jobs.RunStore;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.json.StoredText;
import dev.gonemaster.listing.rest.ListBody;
import dev.gonemaster.listing.rest.Paging;
import dev.gonemaster.listing.rest.Query;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import dev.gonemaster.translation.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs: listed and shown.
@Path("/runs")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class RunsResource {
    @Inject
    RunStore runs;

    @Inject
    Results results;

    @GET
    public ListBody<RunBody> list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Slice slice = Paging.byOffset(query, RunQuery.sortName(query));
        Optional<RunFilter> filter = RunQuery.filter(query);
        Page<Run> page = filter.map(some -> runs.list(some, slice)).orElse(new Page<>(List.of(), 0));
        return ListBody.from(page, slice, RunQuery.sortName(query), RunBody::inList);
    }

    @GET
    @Path("/{id}")
    public RunBody show(@PathParam("id") String id) {
        return runs.find(Ids.run(id)).map(RunBody::from).orElseThrow(Ids.notFound("run"));
    }

    /// The chain of trust that the run saw, as it was stored.
    @GET
    @Path("/{id}/dnssec-chain")
    public JsonNode chain(@PathParam("id") String id) {
        JobId run = Ids.run(id);
        return runs.chain(run).map(StoredText::json).orElseThrow(() -> runs.find(run).isEmpty()
                ? Ids.notFound("run").get()
                : new ProblemException(Problem.NO_CHAIN_DATA, "the run has no chain of trust"));
    }

    @GET
    @Path("/{id}/result")
    public JobResultBody result(@PathParam("id") String id, @QueryParam("locale") @Nullable String locale) {
        return results.find(Ids.run(id), Language.requested(locale)).orElseThrow(Ids.notFound("run"));
    }
}
