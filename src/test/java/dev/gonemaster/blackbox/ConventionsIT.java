package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConventionsIT {
    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/jobs", "/nothing", "/jobs/nonsense/events", "/entries?format=csv"})
    void everyAnswerHasTheSecurityHeaders(String path) {
        var headers = Api.get(path).headers();
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("strict-origin-when-cross-origin");
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'");
        assertThat(headers.firstValue("Permissions-Policy")).hasValueSatisfying(
                features -> assertThat(features).contains("camera=()", "clipboard-read=()"));
    }

    @Test
    void anAnswerIsOneDocumentWithAFinalNewline() {
        HttpResponse<String> response = Api.get("/jobs?limit=1");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.body()).endsWith("}\n");
    }

    @ParameterizedTest
    @CsvSource({"application/x-www-form-urlencoded,*/*", "text/plain,text/html", "application/xml,application/xml",
            "nonsense,nonsense", "application/json; charset=utf-16,application/json;q=0"})
    void headersOfTheCallerDoNotMatter(String contentType, String accept) {
        HttpResponse<String> response = Api.send(Api.request("/jobs").header("Content-Type", contentType)
                .header("Accept", accept).POST(BodyPublishers.ofString("{\"domain\":\"header.example\"}")));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void namesOfMembersAreReadInAnyLetterCase() {
        JsonNode job = Api.json(Api.post("/jobs", "{\"DOMAIN\":\"Case.Example.\",\"Min_Level\":\"info\"}"));
        assertThat(job.get("domain").asText()).isEqualTo("case.example");
    }

    @Test
    void markupInAnswersIsEscaped() {
        HttpResponse<String> response = Api.post("/jobs", "{\"<b>&\":1}");
        assertThat(response.body()).contains("\\u003cb\\u003e\\u0026").doesNotContain("<", ">", "&");
    }

    @Test
    void theServerLivesAndIsReady() {
        for (String path : new String[] {"/healthz", "/readyz"}) {
            HttpResponse<String> response = Api.get(path);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}\n");
        }
    }

    @Test
    void testcasesAreListedByModule() {
        JsonNode all = Api.json(Api.get("/spec/testcases"));
        assertThat(all.get("total").asInt()).isEqualTo(all.get("items").size()).isPositive();
        JsonNode basic = Api.json(Api.get("/spec/testcases?category=basic"));
        assertThat(basic).isEqualTo(Api.json(Api.get("/spec/testcases?module=BASIC")));
        assertThat(basic.get("items")).isNotEmpty().allSatisfy(testcase -> {
            assertThat(testcase.get("module").asText()).isEqualTo("BASIC");
            assertThat(testcase.get("id").asText()).startsWith("basic");
            assertThat(testcase.get("description").asText()).isNotBlank();
        });
    }

    @Test
    void aTestcaseIsShownInALanguage() {
        JsonNode testcase = Api.json(Api.get("/spec/testcases/Basic01?locale=ja"));
        assertThat(testcase.get("id").asText()).isEqualTo("basic01");
        assertThat(testcase.get("locale").asText()).isEqualTo("ja");
        assertThat(testcase.get("tags")).isNotEmpty()
                .allSatisfy(tag -> assertThat(tag.get("message").asText()).isNotBlank());
        assertThat(Api.get("/spec/testcases/basic99").statusCode()).isEqualTo(404);
    }

    @Test
    void languagesAreListed() {
        assertThat(Api.get("/locales").body()).isEqualTo("{\"locales\":[\"cs\",\"da\",\"de\",\"en\",\"es\",\"fi\","
                + "\"fr\",\"ja\",\"nb\",\"nl\",\"sl\",\"sv\"]}\n");
    }

    @Test
    void theResourcesAreNotDescribedToEverybody() {
        assertThat(Api.get("/application.wadl").statusCode()).isEqualTo(404);
    }
}
