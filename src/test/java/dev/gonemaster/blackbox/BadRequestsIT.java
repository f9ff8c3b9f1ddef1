package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRequestsIT {
    private static final String UNKNOWN_JOB = "job0000zzzzzzzzz";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "domain=example.com                                                     | invalid_json",
            "{\"domain\":\"example.com\"                                            | invalid_json",
            "{\"domain\":\"example.com\"}{}                                         | invalid_json",
            "{\"domain\":\"a.example\",\"domain\":\"b.example\"}                    | invalid_json",
            "{\"domain\":\"a.example\",\"Domain\":\"b.example\"}                    | invalid_json",
            "{\"domain\":\"example.com\",\"nameserver\":[]}                         | invalid_json",
            "{\"domain\":5}                                                         | invalid_json",
            "{\"domain\":\"example.com\",\"ipv4_disabled\":\"true\"}                | invalid_json",
            "{\"domain\":\"example.com\",\"tests\":\"basic01\"}                     | invalid_json",
            "{\"domain\":\"example.com\",\"tests\":[null]}                          | invalid_json",
            "[]                                                                     | invalid_json",
            "{}                                                                     | missing_domain",
            "{\"domain\":\" \"}                                                     | missing_domain",
            "{\"domain\":null}                                                      | missing_domain",
            "{\"domain\":\"a..example\"}                                            | invalid_domain",
            "{\"domain\":\"exa mple.com\"}                                          | invalid_domain",
            "{\"domain\":\"<script>\"}                                              | invalid_domain",
            "{\"domain\":\"xn--\uFFFD.example\"}                                    | invalid_domain",
            "{\"domain\":\"example.com\",\"tests\":[\"basic99\"]}                   | invalid_tests",
            "{\"domain\":\"example.com\",\"min_level\":\"LOUD\"}                    | invalid_min_level",
            "{\"domain\":\"example.com\",\"profile_overrides\":[]}                  | invalid_profile",
            "{\"domain\":\"example.com\",\"profile_overrides\":{\"nett\":1}}        | invalid_profile",
            "{\"domain\":\"example.com\",\"profile_id\":7}                          | profile_not_found",
            "{\"domain\":\"example.com\",\"tags\":[\"tld\"]}                        | tag_not_found",
            "{\"domain\":\"a.example\",\"nameservers\":[{\"ip\":\"192.0.2.1\"}]}    | invalid_undelegated",
            "{\"domain\":\"a.example\",\"nameservers\":[{\"ns\":\"b\",\"ip\":\"b\"}]} | invalid_undelegated",
            "{\"domain\":\"a.example\",\"ds_info\":[{\"keytag\":65536,\"algorithm\":8,\"digtype\":2,"
                    + "\"digest\":\"ab\"}]}                                         | invalid_undelegated",
            "{\"domain\":\"a.example\",\"ds_info\":[{\"algorithm\":8,\"digtype\":2,\"digest\":\"ab\"}]}"
                    + "                                                             | invalid_undelegated"})
    void aBadOrderIsRefused(String body, String code) {
        refused(Api.post("/jobs", body), 400, code);
    }

    @ParameterizedTest
    @CsvSource({"/jobs?limit=0,invalid_limit", "/jobs?limit=501,invalid_limit", "/jobs?page_size=x,invalid_page_size",
            "/jobs?page=0,invalid_page", "/jobs?offset=-1,invalid_offset", "/jobs?cursor=abc,invalid_cursor",
            "/jobs?severity=some,invalid_severity", "/jobs?sort=size,invalid_sort",
            "/jobs?created_after=today,invalid_created_after", "/jobs?created_before=1700000000,invalid_created_before",
            "/jobs?created_after=2026-02-01T00:00:00Z&created_before=2026-01-01T00:00:00Z,invalid_time_range",
            "/runs?limit=0,invalid_limit", "/runs?offset=x,invalid_offset",
            "/runs?finished_after=x,invalid_finished_after", "/runs?finished_before=x,invalid_finished_before",
            "/runs?finished_after=2026-02-01T00:00:00Z&finished_before=2026-01-01T00:00:00Z,invalid_time_range",
            "/entries?limit=501,invalid_limit", "/entries?offset=-1,invalid_offset",
            "/entries?domain=example.com,invalid_domain"})
    void aBadQueryIsRefused(String path, String code) {
        refused(Api.get(path), 400, code);
    }

    @ParameterizedTest
    @CsvSource({"/jobs/" + UNKNOWN_JOB, "/jobs/" + UNKNOWN_JOB + "/result", "/jobs/" + UNKNOWN_JOB + "/events",
            "/jobs/nonsense", "/jobs/nonsense/events", "/runs/" + UNKNOWN_JOB, "/runs/" + UNKNOWN_JOB + "/result",
            "/runs/%22", "/nothing", "/jobs/a/b/c/d"})
    void whatDoesNotExistIsNotFound(String path) {
        refused(Api.get(path), 404, "not_found");
    }

    @Test
    void anUnknownJobCannotBeCanceled() {
        refused(Api.post("/jobs/" + UNKNOWN_JOB + "/cancel", ""), 404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/jobs,GET", "PUT,/jobs,POST", "DELETE,/runs,GET", "GET,/jobs/purge,POST",
            "GET,/jobs/" + UNKNOWN_JOB + "/cancel,POST", "POST,/healthz,GET"})
    void aWrongMethodIsToldWhichAreRight(String method, String path, String right) {
        HttpResponse<String> response = Api.send(Api.request(path).method(method, BodyPublishers.noBody()));
        refused(response, 405, "method_not_allowed");
        assertThat(response.headers().firstValue("Allow")).hasValueSatisfying(
                allowed -> assertThat(allowed).contains(right));
    }

    @Test
    void anEmptyBodyIsNoOrder() {
        refused(Api.post("/jobs", ""), 400, "invalid_json");
    }

    @Test
    void aBodyBeyondTheLimitIsCutAndSoNoJson() {
        refused(Api.post("/jobs", "{\"domain\":\"" + "a".repeat(1 << 20) + "\"}"), 400, "invalid_json");
    }

    @Test
    void deepNestingIsRefused() {
        refused(Api.post("/jobs", "{\"profile_overrides\":" + "[".repeat(100_000)), 400, "invalid_json");
    }

    @Test
    void tooManyNameServersAreRefused() {
        String servers = "{\"ns\":\"ns1.example\"},".repeat(33);
        refused(Api.post("/jobs", "{\"domain\":\"a.example\",\"nameservers\":["
                + servers.substring(0, servers.length() - 1) + "]}"), 400, "invalid_undelegated");
    }

    @Test
    void aBadPurgeIsRefused() {
        refused(Api.post("/jobs/purge", "{\"older_than_days\":-1}"), 400, "invalid_body");
        refused(Api.post("/jobs/purge", "{\"older_than_days\":\"30\"}"), 400, "invalid_json");
        refused(Api.post("/jobs/purge", "{\"days\":30}"), 400, "invalid_json");
        refused(Api.post("/jobs/purge", "{\"older_than_days\":30,\"dry_run\":\"true\"}"), 400, "invalid_json");
    }

    @Test
    void theBrokenRuleOfADomainIsNamed() {
        JsonNode error = Api.json(Api.post("/jobs", "{\"domain\":\".example\"}")).get("error");
        assertThat(error.at("/details/rule").asText()).isEqualTo("INITIAL_DOT");
    }

    private static void refused(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode body = Api.json(response);
        assertThat(body.fieldNames()).toIterable().containsExactly("error");
        assertThat(body.at("/error/code").asText()).isEqualTo(code);
        assertThat(body.at("/error/message").asText()).isNotBlank()
                .doesNotContain("dev.gonemaster", "jackson", "jakarta", "Exception");
    }
}
