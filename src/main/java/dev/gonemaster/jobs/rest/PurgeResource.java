package dev.gonemaster.jobs.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.jobs.Purged;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import dev.gonemaster.retention.Purge;
import dev.gonemaster.settings.SettingPoll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// Forgets old results now instead of at the next tick.
@Path("/jobs/purge")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PurgeResource {
    /// Named limit: older than this nothing can be.
    private static final int DAYS_MAX = 36_500;

    @Inject
    Purge purge;

    @Inject
    SettingPoll settings;

    /// @param olderThanDays null or 0 for the retention of the server
    /// @param dryRun true to count only
    record PurgeRequest(@Nullable Integer olderThanDays, @Nullable Boolean dryRun) {
        boolean isDryRun() {
            return Boolean.TRUE.equals(dryRun);
        }
    }

    /// @param dryRun true when nothing was removed on request, else absent
    record PurgeAnswer(long purgedJobs, long purgedRuns, long purgedEntries,
                       @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean dryRun) {
        static PurgeAnswer from(Purged purged, boolean dryRun) {
            return new PurgeAnswer(purged.jobs(), purged.runs(), purged.entries(), dryRun ? true : null);
        }
    }

    @POST
    public PurgeAnswer purge(@Nullable PurgeRequest request) {
        int days = days(request);
        if (request != null && request.isDryRun()) {
            return PurgeAnswer.from(purge.wouldRemove(days), true);
        }
        Purged purged = purge.olderThan(days, () -> true).orElseThrow(() -> new ProblemException(Problem.PURGE_RUNNING,
                "a purge is under way already, on this server or on another one"));
        return PurgeAnswer.from(purged, false);
    }

    private int days(@Nullable PurgeRequest request) {
        int days = request == null || request.olderThanDays() == null ? 0 : request.olderThanDays();
        if (days < 0 || days > DAYS_MAX) {
            throw new ProblemException(Problem.INVALID_BODY, "older_than_days must be from 0 to " + DAYS_MAX);
        }
        int effective = days == 0 ? settings.current().retentionDays() : days;
        if (effective == 0) {
            throw new ProblemException(Problem.RETENTION_NOT_CONFIGURED,
                    "no retention is configured: say older_than_days");
        }
        return effective;
    }
}
