package dev.gonemaster.jobs.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gonemaster.jobs.Job;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.UsedProfile;
import dev.gonemaster.json.Timestamps;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A job as it is shown.
///
/// @param batchId null for a single job
public record JobBody(String id, @JsonInclude(NON_EMPTY) String publicId, @JsonInclude(NON_NULL) @Nullable String batchId,
               String domain, String status, Instant finishedAt,
               @JsonInclude(NON_EMPTY) Map<String, Integer> severityTotals, Instant createdAt, Instant startedAt,
               int priority, int progress, @JsonInclude(NON_EMPTY) @Nullable String error,
               @JsonInclude(NON_NULL) @Nullable Long profileId, @JsonInclude(NON_NULL) @Nullable String profileName,
               @JsonInclude(NON_NULL) @Nullable Double score, @JsonInclude(NON_NULL) @Nullable String grade) {
    /// @param liveProgress what the worker says, when the job runs in this server; else 0
    public static JobBody from(Job job, int liveProgress) {
        Mark mark = job.mark();
        UsedProfile profile = job.profile();
        return new JobBody(job.id().toString(), job.publicId(), Objects.toString(job.batch(), null), job.domain(),
                job.state().published(),
                Timestamps.orUnset(job.endedAt()), SeverityTotals.of(job.severities()), job.createdAt(),
                Timestamps.orUnset(job.startedAt()), job.priority(), Math.max(job.progress(), liveProgress),
                job.error(), profile == null ? null : profile.id(), profile == null ? null : profile.name(), mark == null ? null : mark.score(), mark == null ? null : mark.grade());
    }
}
