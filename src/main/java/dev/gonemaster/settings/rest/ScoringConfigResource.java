package dev.gonemaster.settings.rest;

import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import dev.gonemaster.settings.Setting;
import dev.gonemaster.settings.SettingPoll;
import dev.gonemaster.settings.SettingStore;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// How runs are scored that end from now on, on every server within two seconds. Runs that have a score keep it.
@Path("/scoring-config")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ScoringConfigResource {
    @Inject
    SettingStore store;

    @Inject
    SettingPoll settings;

    @GET
    public ScoringConfigBody show() {
        return ScoringConfigBody.from(settings.read().scoring());
    }

    @GET
    @Path("/defaults")
    public ScoringConfigBody defaults() {
        return ScoringConfigBody.from(ScoringConfig.DEFAULT);
    }

    /// What the request does not say is as in the default, not as it was before.
    @PUT
    public ScoringConfigBody replace(@Nullable ScoringConfigBody request) {
        if (request == null) {
            throw new ProblemException(Problem.INVALID_JSON, "request body is empty");
        }
        ScoringConfig config = request.config();
        store.put(Setting.SCORING_CONFIG.stored(), config.toJson());
        return ScoringConfigBody.from(config);
    }
}
