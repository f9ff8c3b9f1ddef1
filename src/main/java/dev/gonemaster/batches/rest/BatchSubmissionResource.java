package dev.gonemaster.batches.rest;

import dev.gonemaster.batches.BatchOrder;
import dev.gonemaster.batches.BatchSubmission;
import dev.gonemaster.batches.Names;
import dev.gonemaster.batches.SubmittedBatch;
import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.jobs.TestSpec;
import dev.gonemaster.json.InvalidJsonException;
import dev.gonemaster.json.RequestJson;
import dev.gonemaster.json.rest.AnyMediaType;
import dev.gonemaster.listing.rest.Query;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Takes batches: as one JSON document, or as a list of names of any length, with everything else in the query.
@Path("/jobs/batch")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class BatchSubmissionResource {
    private static final String NDJSON = "application/x-ndjson";

    @Inject
    BatchSubmission batches;

    @Inject
    ServerConfig config;

    @POST
    public Response submit(InputStream body, @Context HttpServletRequest request, @Context UriInfo uri)
            throws IOException {
        String sent = Objects.toString(request.getAttribute(AnyMediaType.SENT), "").toLowerCase(Locale.ROOT);
        var buffered = new BufferedInputStream(body);
        boolean ndjson = sent.startsWith(NDJSON);
        SubmittedBatch batch = ndjson || sent.startsWith(MediaType.TEXT_PLAIN) && !beginsLikeJson(buffered)
                ? batches.submit(order(Query.of(uri)), new NameLines(buffered, ndjson))
                : submit(buffered);
        return Response.accepted(BatchAccepted.from(batch)).build();
    }

    /// Browsers send a text as text/plain, also where it is JSON.
    private static boolean beginsLikeJson(BufferedInputStream body) throws IOException {
        body.mark(1);
        int first = body.read();
        body.reset();
        return first == '{';
    }

    private SubmittedBatch submit(InputStream body) {
        JobBatchRequest request = read(body);
        if (request.fromTag() != null && !request.domains().isEmpty()) {
            throw new ProblemException(Problem.AMBIGUOUS_DOMAINS, "give either domains or from_tag");
        }
        if (request.fromTag() != null) {
            throw new ProblemException(Problem.TAG_NOT_FOUND, "tag not found");
        }
        if (request.domains().isEmpty()) {
            throw new ProblemException(Problem.MISSING_DOMAIN, "give domains or from_tag");
        }
        Names names = request.domains()::forEach;
        return batches.submit(request.toOrder(), names);
    }

    private JobBatchRequest read(InputStream body) {
        try {
            JobBatchRequest request = RequestJson.read(body, config.listener().bodySizeMax(), JobBatchRequest.class);
            if (request == null) {
                throw new ProblemException(Problem.INVALID_JSON, "request body is empty");
            }
            return request;
        } catch (InvalidJsonException e) {
            throw new ProblemException(Problem.INVALID_JSON, e.getMessage());
        }
    }

    private static BatchOrder order(Query query) {
        Integer priority = query.number("priority", 0, Integer.MAX_VALUE, Problem.INVALID_PRIORITY)
                .map(Long::intValue).orElse(null);
        Long profile = query.number("profile_id", 1, Long.MAX_VALUE, Problem.PROFILE_NOT_FOUND).orElse(null);
        List<String> tags = query.texts("tag");
        TestSpec wanted = new TestSpec(query.texts("tests"), null, List.of(), List.of(), query.text("min_level"), false,
                false);
        return new BatchOrder(wanted, tags, profile, tags.isEmpty() ? null : tags.getFirst(),
                query.text("description"), priority, query.flag("snapshot_intent"),
                query.flag("promote_snapshot_default"));
    }
}
