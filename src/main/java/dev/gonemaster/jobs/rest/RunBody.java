package dev.gonemaster.jobs.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_DEFAULT;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.Severities;
import dev.gonemaster.jobs.UsedProfile;
import dev.gonemaster.json.StoredText;
import dev.gonemaster.json.Timestamps;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run as it is shown. Lists leave out the large members, `effective_profile`, `scoring_config` and
/// `nameserver_timings`.
record RunBody(String id, long domainId, String domain, @JsonInclude(NON_NULL) @Nullable String batchId, String status, Instant createdAt, Instant startedAt,
               Instant finishedAt, @JsonInclude(NON_DEFAULT) long durationMs, int sevNotice, int sevWarning,
               int sevError, int sevCritical, @JsonInclude(NON_EMPTY) @Nullable String worstLevel, int entryCount,
               int priority, @JsonInclude(NON_NULL) @Nullable Long profileId,
               @JsonInclude(NON_NULL) @Nullable String profileName,
               @JsonInclude(NON_EMPTY) @Nullable String effectiveProfile,
               @JsonInclude(NON_EMPTY) String publicId,
               @JsonInclude(NON_EMPTY) Map<String, Integer> severityTotals,
               @JsonInclude(NON_NULL) @Nullable Double score, @JsonInclude(NON_NULL) @Nullable String grade,
               @JsonInclude(NON_NULL) @Nullable JsonNode scoringConfig,
               @JsonInclude(NON_EMPTY) @Nullable JsonNode nameserverTimings,
               @JsonInclude(NON_EMPTY) @Nullable String error) {
    static RunBody from(Run run) {
        return from(run, run.effectiveProfile(),
                StoredText.json(run.score() == null ? null : run.score().config()), StoredText.json(run.timingsJson()));
    }

    static RunBody inList(Run run) {
        return from(run, null, null, null);
    }

    private static RunBody from(Run run, @Nullable String effectiveProfile, @Nullable JsonNode scoringConfig,
                                @Nullable JsonNode timings) {
        Mark mark = run.score() == null ? null : run.score().mark();
        Severities severities = run.severities();
        UsedProfile profile = run.profile();
        return new RunBody(run.id().toString(), run.domainId(), run.domain(), Objects.toString(run.batch(), null), run.state().published(),
                run.createdAt(), Timestamps.orUnset(run.startedAt()), run.endedAt(), run.duration().toMillis(),
                severities.notice(), severities.warning(), severities.error(), severities.critical(),
                severities.worst().map(Level::name).orElse(null), run.entryCount(), run.priority(), profile == null ? null : profile.id(),
                profile == null ? null : profile.name(), effectiveProfile,
                run.publicId(), SeverityTotals.of(severities), mark == null ? null : mark.score(),
                mark == null ? null : mark.grade(), scoringConfig, timings, run.error());
    }
}
