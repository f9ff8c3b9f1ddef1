package dev.gonemaster.jobs.rest;

import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.RunStore;
import dev.gonemaster.translation.Catalogue;
import dev.gonemaster.translation.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/// Puts the result of a run together: the same for the job and for the run.
@ApplicationScoped
public class Results {
    @Inject
    RunStore runs;

    /// Empty while the job has not ended, and when there is none.
    Optional<JobResultBody> find(JobId id, Language language) {
        return runs.find(id).map(run -> JobResultBody.from(run, runs.entries(id), Catalogue.of(language),
                runs.chain(id).isPresent()));
    }
}
