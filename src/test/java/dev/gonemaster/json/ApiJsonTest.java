package dev.gonemaster.json;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiJsonTest {
    record Shown(String firstName, @JsonInclude(NON_EMPTY) String lastName, @JsonInclude(NON_EMPTY) List<String> parts,
                 int count, boolean now) {
    }

    @Test
    void membersAreSnakeCaseAndOnlyMarkedOnesAreLeftOutWhenEmpty() throws JsonProcessingException {
        assertThat(written(new Shown("", "", List.of(), 0, false)))
                .isEqualTo("{\"first_name\":\"\",\"count\":0,\"now\":false}");
    }

    @Test
    void charactersOfMarkupAndLineSeparatorsAreEscaped() throws JsonProcessingException {
        assertThat(written("<a href=\"x\">&\u2028\u2029é"))
                .isEqualTo("\"\\u003ca href=\\\"x\\\"\\u003e\\u0026\\u2028\\u2029é\"");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T10:00:00Z,2026-11-22T10:00:00Z", "2026-11-22T10:00:00.500Z,2026-11-22T10:00:00.5Z",
            "2026-11-22T10:00:00.000001Z,2026-11-22T10:00:00.000001Z"})
    void instantsHaveAsManyDigitsAsTheyNeed(Instant instant, String text) throws JsonProcessingException {
        assertThat(written(instant)).isEqualTo("\"" + text + "\"");
    }

    @Test
    void anUnsetTimeIsYearOne() throws JsonProcessingException {
        assertThat(written(Timestamps.orUnset(null))).isEqualTo("\"0001-01-01T00:00:00Z\"");
    }

    @Test
    void smallNumbersAreWrittenPlain() throws JsonProcessingException {
        assertThat(written(new BigDecimal("0.0000010"))).isEqualTo("0.0000010");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T10:00:00Z,2026-11-22T10:00:00Z", "2026-11-22t12:00:00.25+02:00,2026-11-22T10:00:00.25Z"})
    void timesAreReadWithAnyOffset(String text, Instant instant) {
        assertThat(Timestamps.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2026-11-22", "2026-11-22T10:00Z", "2026-11-22T10:00:00", "2026-13-22T10:00:00Z",
            "2026-11-22T10:00:00 02:00", "yesterday", "1700000000"})
    void whatIsNoTimeIsNotRead(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    private static String written(Object value) throws JsonProcessingException {
        return ApiJson.MAPPER.writeValueAsString(value);
    }
}
