package dev.gonemaster.jobs.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gonemaster.batches.memory.MemoryBatches;
import dev.gonemaster.domains.memory.MemoryDomains;
import dev.gonemaster.jobs.Claim;
import dev.gonemaster.jobs.FinishedRun;
import dev.gonemaster.jobs.JobId;
import dev.gonemaster.jobs.JobState;
import dev.gonemaster.jobs.TestStores;
import dev.gonemaster.jobs.memory.MemoryJobQueue;
import dev.gonemaster.jobs.memory.MemoryJobs;
import dev.gonemaster.jobs.memory.MemoryRunStore;
import dev.gonemaster.json.ApiJson;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The chain of trust of a run.
class RunsResourceTest {
    private static final String CHAIN = "{\"version\":3,\"zone\":\"example\",\"child\":{\"dnskeys\":[]},\"links\":[]}";

    private final TestStores stores;
    private final RunsResource resource = new RunsResource();

    RunsResourceTest() {
        var domains = new MemoryDomains();
        var batches = new MemoryBatches();
        var jobs = new MemoryJobs(domains, batches);
        stores = new TestStores(new MemoryJobQueue(jobs), new MemoryRunStore(jobs, domains), domains, batches);
        resource.runs = stores.runs();
        resource.results = new Results();
        resource.results.runs = stores.runs();
    }

    @Test
    void theChainOfTrustIsShownAsItIsKept() throws JsonProcessingException {
        String id = ended(CHAIN).toString();
        assertThat(ApiJson.MAPPER.writeValueAsString(resource.chain(id))).isEqualTo(CHAIN);
        assertThat(resource.result(id, null).hasDnssecChain()).isTrue();
    }

    @Test
    void aRunWithoutOneSaysSo() {
        String id = ended(null).toString();
        assertRefused(id, Problem.NO_CHAIN_DATA);
        assertThat(resource.result(id, null).hasDnssecChain()).isFalse();
    }

    @Test
    void whatIsNoRunHasNone() {
        assertRefused("nonsense", Problem.NOT_FOUND);
        assertRefused(new JobId(4_711).toString(), Problem.NOT_FOUND);
        assertRefused(stores.submit("example").id().toString(), Problem.NOT_FOUND);
    }

    private void assertRefused(String id, Problem problem) {
        assertThatThrownBy(() -> resource.chain(id)).isInstanceOf(ProblemException.class)
                .satisfies(refusal -> assertThat(((ProblemException) refusal).problem()).isEqualTo(problem));
    }

    private JobId ended(@Nullable String chain) {
        stores.submit("example");
        Claim claim = stores.claimOne();
        stores.runs().store(List.of(new FinishedRun(claim, JobState.SUCCEEDED, null, TestStores.NOON, List.of(), "[]",
                "{}", chain, null)));
        return claim.id();
    }
}
