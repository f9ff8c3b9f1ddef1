package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.Eventually;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesIT {
    @Test
    void aBatchIsTestedToItsEnd() {
        HttpResponse<String> response = Api.post("/jobs/batch", """
                {"domains":["One.Batch.example.","two.batch.example","one.batch.example"],"description":"both",
                 "tests":["basic01"],"snapshot_intent":true}""");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode accepted = Api.json(response);
        String id = accepted.get("batch_id").asText();
        assertThat(id).matches("batch[0-9a-z]{13}");
        assertThat(accepted.get("job_ids")).hasSize(2);
        assertThat(accepted.get("domain_count").asInt()).isEqualTo(2);
        assertThat(accepted.get("duplicates").asInt()).isEqualTo(1);

        accepted.get("job_ids").forEach(job -> {
            JsonNode ended = Api.ended(job.asText());
            assertThat(ended.get("batch_id").asText()).isEqualTo(id);
            assertThat(ended.get("priority").asInt()).isEqualTo(1);
        });
        JsonNode summary = Api.json(Api.get("/batches/" + id + "?sort=domain_asc&limit=1"));
        assertThat(summary.get("total").asInt()).isEqualTo(2);
        assertThat(summary.at("/status_counts/succeeded").asInt()).isEqualTo(2);
        assertThat(summary.at("/items/0/domain").asText()).isEqualTo("one.batch.example");
        assertThat(summary.get("items")).hasSize(1);
        assertThat(summary.get("completion").asDouble()).isEqualTo(100);
        assertThat(summary.has("finished_at")).isTrue();
        assertThat(summary.get("grades")).isNotEmpty();
        assertThat(Api.json(Api.get("/jobs?batch_id=" + id)).get("total").asInt()).isEqualTo(2);
        assertThat(Api.json(Api.get("/runs?batch=" + id)).get("total").asInt()).isEqualTo(2);
        assertThat(Api.json(Api.get("/entries?batch=" + id)).get("total").asInt()).isPositive();
        assertThat(Api.get("/batches?limit=5000").body()).contains("\"limit\":100", id);
        assertThat(Api.json(send("PATCH", "/batches/" + id, "{\"snapshot_intent\":false}")).get("id").asText())
                .isEqualTo(id);
        assertThat(code(send("PATCH", "/batches/" + id, "{}"))).isEqualTo("400 missing_field");
    }

    @Test
    void aListOfNamesIsTakenAsText() {
        String names = IntStream.range(0, 1_200).mapToObj(i -> "zone" + i + ".paused.example\n")
                .collect(Collectors.joining());
        HttpResponse<String> response = Api.send(Api.request("/jobs/batch?description=list&priority=3&tests=basic01")
                .header("Content-Type", "text/plain").POST(BodyPublishers.ofString(names)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        String id = Api.json(response).get("batch_id").asText();

        assertThat(Api.json(Api.post("/batches/" + id + "/pause", "")).get("paused").asBoolean()).isTrue();
        assertThat(Api.json(Api.post("/batches/" + id + "/resume", "")).has("paused")).isFalse();
        assertThat(Api.post("/batches/" + id + "/cancel", "").statusCode()).isEqualTo(200);
        Eventually.await("the batch has ended",
                () -> Api.json(Api.get("/batches/" + id)).has("finished_at"));

        JsonNode summary = Api.json(Api.get("/batches/" + id + "?status=canceled&sort=domain_asc"));
        assertThat(summary.get("total").asInt()).isPositive();
        assertThat(summary.at("/items/0/error").asText()).isEqualTo("canceled");
    }

    @Test
    void aWrongNameInTheMiddleLeavesNothingBehind() {
        HttpResponse<String> response = Api.send(Api.request("/jobs/batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString("\"first.nothing.example\"\n{\"domain\":\"a..b\"}\n")));

        assertThat(code(response)).isEqualTo("400 invalid_domain");
        assertThat(Api.json(response).at("/error/details/line").asInt()).isEqualTo(2);
        assertThat(Api.json(Api.get("/jobs?domain=nothing.example")).get("total").asInt()).isZero();
    }

    @Test
    void wrongBatchesAreRefused() {
        assertThat(code(Api.post("/jobs/batch", "{}"))).isEqualTo("400 missing_domain");
        assertThat(code(Api.post("/jobs/batch", "{\"domains\":[\"a\"],\"from_tag\":\"b\"}")))
                .isEqualTo("400 ambiguous_domains");
        assertThat(code(Api.post("/jobs/batch", "{\"from_tag\":\"nobody made this one\"}")))
                .isEqualTo("400 tag_not_found");
        assertThat(code(Api.post("/jobs/batch", "{\"domains\":[\"a\"],\"nameservers\":[]}")))
                .isEqualTo("400 undelegated_not_supported_for_batch");
        assertThat(code(Api.post("/jobs/batch", "{\"domains\":[\"a\"],\"priority\":4}")))
                .isEqualTo("400 invalid_priority");
        assertThat(code(Api.post("/jobs/batch", "{\"domain\":\"a\"}"))).isEqualTo("400 invalid_json");
        assertThat(code(Api.get("/batches/batch0000000000zzz"))).isEqualTo("404 not_found");
        assertThat(code(Api.get("/batches/nonsense"))).isEqualTo("404 not_found");
        assertThat(code(Api.post("/queue/reorder", "{\"job_ids\":[\"job1\"]}"))).isEqualTo("400 invalid_queue");
        assertThat(code(Api.post("/queue/remove", "{\"job_ids\":[]}"))).isEqualTo("400 invalid_queue");
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return Api.send(Api.request(path).method(method, BodyPublishers.ofString(body)));
    }

    private static String code(HttpResponse<String> response) {
        return response.statusCode() + " " + Api.json(response).at("/error/code").asText();
    }
}
