package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.EntryFilter;
import dev.gonemaster.jobs.Page;
import dev.gonemaster.jobs.RunStore;
import dev.gonemaster.jobs.Slice;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.listing.rest.ListBody;
import dev.gonemaster.listing.rest.Paging;
import dev.gonemaster.listing.rest.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;

/// Entries of all runs: listed by page, or streamed whole as CSV.
@Path("/entries")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class EntriesResource {
    @Inject
    RunStore runs;

    @GET
    public Response list(@Context UriInfo uri) {
        Query query = Query.of(uri);
        Slice slice = Paging.byOffset(query, null);
        Optional<EntryFilter> filter = EntryQuery.filter(query);
        return "csv".equalsIgnoreCase(query.text("format")) ? csv(filter) : json(filter, slice);
    }

    private Response json(Optional<EntryFilter> filter, Slice slice) {
        Page<StoredEntry> page = filter.map(some -> runs.entries(some, slice)).orElse(new Page<>(List.of(), 0));
        return Response.ok(ListBody.from(page, slice, null, EntryBody::from)).build();
    }

    /// The store is handed over as it is: the answer is written when this resource is gone.
    private Response csv(Optional<EntryFilter> filter) {
        RunStore store = runs;
        StreamingOutput rows = out -> EntryCsv.write(out,
                row -> filter.ifPresent(some -> store.forEachEntry(some, row)));
        return Response.ok(rows, EntryCsv.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entries.csv\"")
                .build();
    }
}
