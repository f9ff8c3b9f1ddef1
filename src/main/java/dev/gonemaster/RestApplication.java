package dev.gonemaster;

import dev.gonemaster.batches.rest.BatchSubmissionResource;
import dev.gonemaster.batches.rest.BatchesResource;
import dev.gonemaster.health.rest.HealthResource;
import dev.gonemaster.jobs.rest.EntriesResource;
import dev.gonemaster.jobs.rest.JobEventsResource;
import dev.gonemaster.jobs.rest.JobResultsResource;
import dev.gonemaster.jobs.rest.JobsResource;
import dev.gonemaster.jobs.rest.PurgeResource;
import dev.gonemaster.jobs.rest.QueueResource;
import dev.gonemaster.jobs.rest.RunsResource;
import dev.gonemaster.jobs.rest.StoreUnavailableMapper;
import dev.gonemaster.json.ApiJson;
import dev.gonemaster.json.rest.JsonReader;
import dev.gonemaster.json.rest.JsonWriter;
import dev.gonemaster.problem.FailureMapper;
import dev.gonemaster.problem.ProblemMapper;
import dev.gonemaster.problem.WebErrorMapper;
import dev.gonemaster.settings.rest.ScoringConfigResource;
import dev.gonemaster.spec.rest.TestcasesResource;
import dev.gonemaster.translation.rest.LocalesResource;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/// The admin API. Names its classes one by one, so that nothing is served that nobody meant to serve.
@ApplicationPath("/api/v1")
public class RestApplication extends Application {
    public RestApplication() {
        ApiJson.checkOrigin();
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                BatchSubmissionResource.class, BatchesResource.class, QueueResource.class,
                JobsResource.class, JobResultsResource.class, JobEventsResource.class, PurgeResource.class,
                RunsResource.class, EntriesResource.class, ScoringConfigResource.class, TestcasesResource.class,
                LocalesResource.class, HealthResource.class,
                JsonReader.class, JsonWriter.class,
                ProblemMapper.class, StoreUnavailableMapper.class, WebErrorMapper.class, FailureMapper.class);
    }

    /// Jersey describes the resources to everybody unless told not to, and brings JSON providers of its own. Other
    /// implementations do not know these names.
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl", true,
                "jersey.config.disableMoxyJson", true);
    }
}
