package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringConfigIT {
    private static final String PATH = "/scoring-config";

    @AfterEach
    void theDefaultAgain() {
        assertThat(put("{}").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsPutIsShown() {
        JsonNode defaults = Api.json(Api.get(PATH + "/defaults"));
        assertThat(Api.json(Api.get(PATH))).isEqualTo(defaults);
        assertThat(defaults.at("/category_weights/dnssec").asDouble()).isEqualTo(1.5);

        HttpResponse<String> answer = put("{\"severity_penalties\":{\"ERROR\":40}}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode now = Api.json(Api.get(PATH));
        assertThat(now).isEqualTo(Api.json(answer)).isNotEqualTo(defaults);
        assertThat(now.get("severity_penalties")).isEqualTo(Api.json("{\"ERROR\":40}"));
        assertThat(now.get("grade_bands")).isEqualTo(defaults.get("grade_bands"));
        assertThat(Api.json(Api.get(PATH + "/defaults"))).isEqualTo(defaults);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"weights\":{}}                    | invalid_json | unknown field \"weights\"",
        "~~                                  | invalid_json | request body is empty",
        "{\"category_weights\":{\"dns\":1}}  | invalid_body | category_weights.dns: names no category"})
    void whatIsWrongIsNamedAndChangesNothing(String body, String code, String message) {
        HttpResponse<String> answer = put(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/error/code").asText()).isEqualTo(code);
        assertThat(Api.json(answer).at("/error/message").asText()).isEqualTo(message);
        assertThat(Api.get(PATH).body()).isEqualTo(Api.get(PATH + "/defaults").body());
    }

    private static HttpResponse<String> put(String body) {
        return Api.send(Api.request(PATH).PUT(BodyPublishers.ofString(body)));
    }
}
