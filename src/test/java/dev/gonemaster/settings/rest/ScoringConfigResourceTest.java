package dev.gonemaster.settings.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gonemaster.engine.score.ScoringConfig;
import dev.gonemaster.json.ApiJson;
import dev.gonemaster.json.RequestJson;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import dev.gonemaster.settings.TestPoll;
import dev.gonemaster.settings.memory.MemorySettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringConfigResourceTest {
    private final MemorySettings store = new MemorySettings();
    private final ScoringConfigResource resource = new ScoringConfigResource();

    ScoringConfigResourceTest() {
        resource.store = store;
        resource.settings = TestPoll.over(store);
    }

    @Test
    void theDefaultHoldsUntilAnotherIsPut() throws JsonProcessingException {
        assertThat(text(resource.show())).isEqualTo(ScoringConfig.DEFAULT.toJson());
        assertThat(text(resource.defaults())).isEqualTo(ScoringConfig.DEFAULT.toJson());
    }

    @Test
    void whatIsPutIsKeptWholeAndShown() throws JsonProcessingException {
        String sparse = "{\"severity_penalties\":{\"ERROR\":40}}";
        ScoringConfig whole = ScoringConfig.parse(sparse);

        assertThat(text(resource.replace(read(sparse)))).isEqualTo(whole.toJson());

        assertThat(store.all()).containsEntry("scoring_config", whole.toJson());
        assertThat(text(resource.show())).isEqualTo(whole.toJson());
        assertThat(text(resource.defaults())).isEqualTo(ScoringConfig.DEFAULT.toJson());
        resource.replace(read("{}"));
        assertThat(text(resource.show())).isEqualTo(ScoringConfig.DEFAULT.toJson());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"category_weights\":{\"dns\":1}}                  | category_weights.dns: names no category",
        "{\"grade_bands\":[{\"grade\":\"A\",\"min_score\":1}]} | grade_bands: the last one must have a min_score of 0",
        "{\"tag_penalties\":7}                               | tag_penalties: must be an object",
        "{\"tag_penalties\":{\"T\":\"1\"}}                   | tag_penalties.T: must be a whole number"})
    void aConfigurationThatIsWrongIsRefusedAndChangesNothing(String body, String message) {
        assertThatThrownBy(() -> resource.replace(read(body))).isInstanceOf(ProblemException.class).hasMessage(message)
                .satisfies(refusal -> assertThat(((ProblemException) refusal).problem())
                        .isEqualTo(Problem.INVALID_BODY));
        assertThat(store.all()).isEmpty();
    }

    @Test
    void nothingIsNoConfiguration() {
        assertThatThrownBy(() -> resource.replace(read(""))).isInstanceOf(ProblemException.class)
                .satisfies(refusal -> assertThat(((ProblemException) refusal).problem())
                        .isEqualTo(Problem.INVALID_JSON));
    }

    private static @Nullable ScoringConfigBody read(String body) {
        return RequestJson.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), 10_000,
                ScoringConfigBody.class);
    }

    private static String text(ScoringConfigBody body) throws JsonProcessingException {
        return ApiJson.MAPPER.writeValueAsString(body);
    }
}
