package dev.gonemaster.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobsIT {
    private static final String YEAR_ONE = "0001-01-01T00:00:00Z";

    @Test
    void anAcceptedJobIsShownAtItsLocation() {
        HttpResponse<String> response = Api.post("/jobs", "{\"domain\":\" Räksmörgås.SE. \"}");
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode job = Api.json(response);
        assertThat(job.get("domain").asText()).isEqualTo("xn--rksmrgs-5wao1o.se");
        assertThat(job.get("public_id").asText()).matches("[a-zA-Z0-9]{12}");
        assertThat(job.get("finished_at").asText()).isEqualTo(YEAR_ONE);
        assertThat(job.get("priority").asInt()).isZero();
        assertThat(Instant.parse(job.get("created_at").asText())).isBeforeOrEqualTo(Instant.now().plusSeconds(60));
        String id = job.get("id").asText();
        assertThat(id).matches("job[0-9a-z]{13}");
        assertThat(response.headers().firstValue("Location")).contains(Api.url() + "/api/v1/jobs/" + id);
        assertThat(Api.get("/jobs/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void aJobWhoseRootServersAreSilentEndsWithAResult() {
        String id = Api.submit("silent.example");
        JsonNode job = Api.ended(id);
        assertThat(job.get("status").asText()).as(job.toString()).isEqualTo("succeeded");
        assertThat(job.get("progress").asInt()).isEqualTo(100);
        assertThat(job.get("finished_at").asText()).isNotEqualTo(YEAR_ONE);
        assertThat(job.get("severity_totals").get("CRITICAL").asInt()).isPositive();

        HttpResponse<String> response = Api.get("/jobs/" + id + "/result?locale=xx");
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode result = Api.json(response);
        assertThat(result.get("job_id").asText()).isEqualTo(id);
        assertThat(result.get("status").asText()).isEqualTo("succeeded");
        assertThat(result.at("/summary/CRITICAL").asInt()).isPositive();
        assertThat(result.at("/score/score").asDouble()).isEqualTo(job.get("score").asDouble()).isBetween(0.0, 10.0);
        assertThat(result.at("/score/grade").asText()).isEqualTo(job.get("grade").asText()).isEqualTo("F");
        assertThat(result.at("/score/bonus/eligible").isBoolean()).isTrue();
        assertThat(result.at("/raw/locale").asText()).isEqualTo("en");
        assertThat(result.at("/raw/entries")).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.get("message").asText()).isNotBlank().doesNotContain("{", "}");
            assertThat(entry.get("timestamp").isNumber()).isTrue();
            assertThat(entry.get("tag").asText()).matches("[A-Z0-9_]+");
        });
        assertThat(Api.get("/jobs/" + id + "/result").body()).isEqualTo(response.body());
        assertThat(Api.get("/runs/" + id + "/result").body()).isEqualTo(response.body());

        HttpResponse<String> swedish = Api.get("/jobs/" + id + "/result?locale=sv-SE");
        assertThat(Api.json(swedish).at("/raw/locale").asText()).isEqualTo("sv");
        assertThat(Api.get("/runs/" + id + "/result?locale=SV").body()).isEqualTo(swedish.body());
    }

    @Test
    void anEndedJobIsARun() {
        String id = Api.submit("run.example");
        Api.ended(id);
        JsonNode run = Api.json(Api.get("/runs/" + id));
        assertThat(run.get("domain").asText()).isEqualTo("run.example");
        assertThat(run.get("domain_id").asLong()).isPositive();
        assertThat(run.get("entry_count").asInt()).isPositive();
        assertThat(run.get("worst_level").asText()).isEqualTo("CRITICAL");
        assertThat(Api.json(run.get("effective_profile").asText()).get("test_cases")).isNotEmpty();
        assertThat(run.get("grade").asText()).isEqualTo("F");
        assertThat(run.get("scoring_config")).isEqualTo(Api.json(Api.get("/scoring-config")));
        assertThat(found("/runs?domain=RUN.exam", id)).isTrue();
        assertThat(found("/runs?domain=run.example&grade=f&sort=score_asc", id)).isTrue();
        assertThat(found("/runs?domain=run.example&grade=A%2B", id)).isFalse();
        assertThat(found("/runs?domain=run.example&grade=E", id)).isFalse();
        assertThat(found("/runs?domain=run.example&domain_exact=true&level=critical&status=succeeded", id)).isTrue();
        assertThat(found("/runs?domain=un.example&domain_exact=1", id)).isFalse();
        assertThat(found("/runs?domain=run.example&level=INFO", id)).isFalse();
        assertThat(found("/runs?domain=run.example&finished_after=2100-01-01T00:00:00Z", id)).isFalse();
        assertThat(found("/runs?domain=run.example&tag=none", id)).isFalse();
        assertThat(found("/jobs?domain=run.example&status=succeeded&severity=errors_only", id)).isTrue();
        assertThat(found("/jobs?domain=run.example&status=queued", id)).isFalse();
        assertThat(found("/jobs?domain=run.example&batch_id=batch1", id)).isFalse();
    }

    @Test
    void aRunThatSawNoChainOfTrustSaysSo() {
        String id = Api.submit("chain.example");
        Api.ended(id);
        HttpResponse<String> none = Api.get("/runs/" + id + "/dnssec-chain");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(Api.json(none).at("/error/code").asText()).isEqualTo("no_chain_data");
        HttpResponse<String> unknown = Api.get("/runs/nonsense/dnssec-chain");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(Api.json(unknown).at("/error/code").asText()).isEqualTo("not_found");
    }

    @Test
    void entriesAreFilteredAndExported() {
        String id = Api.submit("entries.example");
        Api.ended(id);
        JsonNode list = Api.json(Api.get("/entries?run=" + id + "&limit=500"));
        int total = list.get("total").asInt();
        assertThat(list.get("items")).hasSize(total).isNotEmpty();
        JsonNode first = list.get("items").get(0);
        assertThat(first.get("run_id").asText()).isEqualTo(id);
        assertThat(first.get("domain").asText()).isEqualTo("entries.example");
        String domain = first.get("domain_id").asText();
        String tag = first.get("tag").asText();
        assertThat(Api.json(Api.get("/entries?domain=" + domain + "&latest=1&entry_tag=" + tag)).get("items"))
                .isNotEmpty().allSatisfy(entry -> assertThat(entry.get("tag").asText()).isEqualTo(tag));
        assertThat(Api.json(Api.get("/entries?run=" + id + "&module="
                + first.get("module").asText().toLowerCase())).get("items")).isNotEmpty();
        assertThat(Api.json(Api.get("/entries?run=" + id + "&testcase=none")).get("total").asInt()).isZero();
        assertThat(Api.json(Api.get("/entries?run=nonsense")).get("total").asInt()).isZero();

        HttpResponse<String> csv = Api.get("/entries?format=csv&run=" + id);
        assertThat(csv.headers().firstValue("Content-Type").orElse("").replace(" ", "").toLowerCase())
                .isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"entries.csv\"");
        List<String> rows = csv.body().lines().toList();
        assertThat(rows).hasSize(total + 1);
        assertThat(rows.getFirst())
                .isEqualTo("id,run_id,domain_id,domain,timestamp,module,testcase,tag,level,args");
        assertThat(rows.get(1)).startsWith(first.get("id").asText() + "," + id + "," + domain + ",entries.example,");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        Set<String> submitted = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            submitted.add(Api.submit("page" + i + ".paging.example"));
        }
        submitted.forEach(Api::ended);
        String path = "/jobs?domain=.paging.example&sort=domain_asc&limit=2";
        List<String> seen = new ArrayList<>();
        String cursor = "0";
        while (cursor != null) {
            JsonNode page = Api.json(Api.get(path + "&cursor=" + cursor));
            assertThat(page.get("total").asInt() % 5).isZero();
            page.get("items").forEach(job -> seen.add(job.get("id").asText()));
            cursor = page.has("next_cursor") ? page.get("next_cursor").asText() : null;
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(submitted);
        assertThat(Api.json(Api.get(path + "&page=2"))).isEqualTo(Api.json(Api.get(path + "&offset=2")));
        assertThat(Api.json(Api.get(path + "&page=2")).get("prev_cursor").asText()).isEqualTo("0");
    }

    @Test
    void onlyTheTestsAskedForRun() {
        String id = Api.accepted("{\"domain\":\"tests.example\",\"tests\":[\"SYNTAX01\"],\"min_level\":\"DEBUG\"}");
        Api.ended(id);
        JsonNode entries = Api.json(Api.get("/entries?run=" + id + "&module=syntax")).get("items");
        assertThat(entries).isNotEmpty();
        assertThat(Api.json(Api.get("/entries?run=" + id + "&module=nameserver")).get("total").asInt()).isZero();
    }

    @Test
    void aFinalJobIsNotCanceled() {
        String id = Api.submit("final.example");
        JsonNode before = Api.ended(id);
        HttpResponse<String> response = Api.post("/jobs/" + id + "/cancel", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Api.json(response)).isEqualTo(before);
    }

    @Test
    void aRunningJobIsCanceledAndSaysSo() {
        try (SilentServer server = SilentServer.start()) {
            String id = server.submit("cancel.example");
            Api.reached(id, Set.of("running"));
            assertThat(Api.get("/jobs/" + id + "/result").statusCode()).isEqualTo(404);
            assertThat(Api.post("/jobs/" + id + "/cancel", "").statusCode()).isEqualTo(200);
            JsonNode job = Api.ended(id);
            assertThat(job.get("status").asText()).isEqualTo("canceled");
            assertThat(job.get("error").asText()).isEqualTo("canceled");
            assertThat(Api.json(Api.get("/jobs/" + id + "/result")).get("status").asText()).isEqualTo("canceled");
        }
    }

    private static boolean found(String path, String id) {
        HttpResponse<String> response = Api.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        for (JsonNode item : Api.json(response).get("items")) {
            if (item.get("id").asText().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
