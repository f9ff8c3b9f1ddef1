package dev.gonemaster.settings.rest;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.engine.score.InvalidScoringConfigException;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.json.ApiJson;
import dev.gonemaster.json.StoredText;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// A scoring configuration as it is shown, whole, and as it is handed in, where a member that is null says nothing.
@JsonInclude(NON_NULL)
record ScoringConfigBody(@Nullable JsonNode severityPenalties, @Nullable JsonNode categoryWeights,
                         @Nullable JsonNode moduleCategories, @Nullable JsonNode tagPenalties,
                         @Nullable JsonNode gradeBands, @Nullable JsonNode bonusCriteria) {
    static ScoringConfigBody from(ScoringConfig config) {
        JsonNode whole = StoredText.json(config.toJson());
        return ApiJson.MAPPER.convertValue(whole, ScoringConfigBody.class);
    }

    ScoringConfig config() {
        try {
            return ScoringConfig.parse(ApiJson.MAPPER.writeValueAsString(this));
        } catch (InvalidScoringConfigException invalid) {
            throw new ProblemException(Problem.INVALID_BODY, invalid.getMessage());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read cannot be written", e);
        }
    }
}
