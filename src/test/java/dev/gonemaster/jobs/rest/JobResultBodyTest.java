package dev.gonemaster.jobs.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.Mark;
import dev.gonemaster.jobs.NewJob;
import dev.gonemaster.jobs.Run;
import dev.gonemaster.jobs.Severities;
import dev.gonemaster.jobs.StoredEntry;
import dev.gonemaster.jobs.StoredScore;
import dev.gonemaster.jobs.TestSpec;
import dev.gonemaster.json.ApiJson;
import dev.gonemaster.translation.Catalogue;
import dev.gonemaster.translation.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobResultBodyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Run RUN = run(null);
    private static final StoredEntry ENTRY = new StoredEntry(new JobId(1), 0, 7, "a.example", Duration.ofMillis(1_500),
            "CONSISTENCY", "consistency01", "ONE_SOA_SERIAL", Level.INFO, "{\"serial\":2026112201}");

    @Test
    void theChainOfTrustIsPromisedWhereThereIsOne() throws Exception {
        assertThat(text(JobResultBody.from(RUN, List.of(), Catalogue.of(Language.EN), true)))
                .contains("\"has_dnssec_chain\":true");
        assertThat(text(JobResultBody.from(RUN, List.of(), Catalogue.of(Language.EN), false)))
                .doesNotContain("has_dnssec_chain");
    }

    @Test
    void theScoreIsShownAsItWasGiven() throws JsonProcessingException {
        String given = "{\"score\":91.7,\"grade\":\"A\",\"bonus\":{\"criteria\":{\"as_diversity\":null}}}";
        var score = new StoredScore(new Mark(91.7, "A"), given, "{\"tag_penalties\":{\"T\":7}}");

        assertThat(text(JobResultBody.from(run(score), List.of(), Catalogue.of(Language.EN), false)))
                .endsWith(",\"score\":" + given + "}");
        assertThat(text(JobResultBody.from(RUN, List.of(), Catalogue.of(Language.EN), false))).doesNotContain("score");
        assertThat(text(RunBody.from(run(score)))).contains("\"score\":91.7,\"grade\":\"A\","
                + "\"scoring_config\":{\"tag_penalties\":{\"T\":7}}");
        assertThat(text(RunBody.inList(run(score)))).contains("\"score\":91.7,\"grade\":\"A\"")
                .doesNotContain("scoring_config");
        assertThat(text(RunBody.inList(RUN))).doesNotContain("score", "grade");
    }

    private static String text(Record body) throws JsonProcessingException {
        return ApiJson.MAPPER.writeValueAsString(body);
    }

    private static Run run(@Nullable StoredScore score) {
        return new Run(new JobId(1),
                new NewJob("a.example", "public000001", NewJob.INTERACTIVE, TestSpec.DEFAULT, NOON), 7,
                JobState.SUCCEEDED, NOON, NOON, 1, Severities.NONE, 1, null, null, null, score);
    }

    @ParameterizedTest
    @EnumSource
    void aResultIsInOneLanguageAndSaysWhichItIs(Language language) {
        Catalogue texts = Catalogue.of(language);
        JobResultBody body = JobResultBody.from(RUN, List.of(ENTRY), texts, false);

        assertThat(body.raw().locale()).isEqualTo(language.code());
        assertThat(body.raw().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.tag()).isEqualTo("ONE_SOA_SERIAL");
            assertThat(entry.level()).isEqualTo("INFO");
            assertThat(entry.message()).contains("2026112201")
                    .isEqualTo(texts.text("CONSISTENCY", "ONE_SOA_SERIAL", Map.of("serial", 2026112201)));
        });
    }
}
