package dev.gonemaster.jobs;

import static dev.gonemaster.jobs.TestStores.NOON;
import static dev.gonemaster.jobs.TestStores.finished;
import static dev.gonemaster.jobs.TestStores.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/// How every store keeps the scores that runs were given, and the chains of trust that they saw.
public interface RunScoreContract {
    TestStores stores();

    private Run stored(String domain, long seconds, StoredScore score) {
        stores().submit(domain);
        Claim claim = stores().claimOne();
        stores().runs().store(List.of(scored(claim, NOON.plusSeconds(seconds), score)));
        return stores().run(claim.id());
    }

    private static StoredScore score(double points, String grade) {
        return new StoredScore(new Mark(points, grade), "{\"score\":" + points + "}", "{\"tag_penalties\":{}}");
    }

    @Test
    default void aScoreIsKeptWithItsConfiguration() {
        Run run = stored("example", 5, score(91.7, "A"));
        assertThat(run.score()).isEqualTo(score(91.7, "A"));
        assertThat(stores().job(run.id()).mark()).isEqualTo(new Mark(91.7, "A"));
        assertThat(stores().domain("example").latestScore()).isEqualTo(91.7);
        assertThat(stores().domain("example").latestGrade()).isEqualTo("A");
    }

    @Test
    default void everyRunKeepsTheConfigurationOfItsOwnTime() {
        Run early = stored("example", 5, score(80.1, "B"));
        var other = new StoredScore(new Mark(100, "A+"), "{}", "{\"tag_penalties\":{\"T\":1}}");
        Run late = stored("example", 6, other);
        Run again = stored("example", 7, score(0, "F"));
        assertThat(stores().run(early.id()).score()).isEqualTo(score(80.1, "B"));
        assertThat(stores().run(late.id()).score()).isEqualTo(other);
        assertThat(stores().run(again.id()).score()).isEqualTo(score(0, "F"));
    }

    @Test
    default void aChainOfTrustIsKeptAsItIs() {
        stores().submit("example");
        Claim claim = stores().claimOne();
        String chain = "{\"zone\":\"ex\u00e4mple\",\"text\":\"" + "x".repeat(70_000) + "\"}";
        stores().runs().store(List.of(new FinishedRun(claim, JobState.SUCCEEDED, null, NOON, List.of(), "[]", "{}", chain,
                null)));
        assertThat(stores().runs().chain(claim.id())).contains(chain);
        assertThat(stores().runs().chain(stored("example", 5, score(91.7, "A")).id())).isEmpty();
        assertThat(stores().runs().chain(new JobId(4_711))).isEmpty();
    }

    @Test
    default void aScoreOfElsewhereMayComeWithoutAConfiguration() {
        var score = new StoredScore(new Mark(85, "B"), "{\"score\":85.0,\"grade\":\"B\"}", null);
        assertThat(stored("example", 5, score).score()).isEqualTo(score);
    }

    @Test
    default void aRunThatDidNotSucceedTakesTheScoreFromItsDomain() {
        stored("example", 5, score(91.7, "A"));
        stores().submit("example");
        Claim claim = stores().claimOne();
        stores().runs().store(List.of(finished(claim, JobState.EXPIRED, NOON.plusSeconds(6))));
        assertThat(stores().run(claim.id()).score()).isNull();
        assertThat(stores().job(claim.id()).mark()).isNull();
        assertThat(stores().domain("example").latestScore()).isNull();
        assertThat(stores().domain("example").latestGrade()).isNull();
        assertThatThrownBy(() -> new FinishedRun(claim, JobState.FAILED, "it went wrong", NOON, List.of(), "[]", "{}",
                score(1, "F"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void anOlderRunLeavesTheScoreOfTheDomain() {
        stored("example", 9, score(91.7, "A"));
        stored("example", 8, score(10, "F"));
        assertThat(stores().domain("example").latestScore()).isEqualTo(91.7);
        assertThat(stores().domain("example").latestGrade()).isEqualTo("A");
    }

    @Test
    default void aPurgedRunLeavesTheScoreOfTheNewestThatIsLeft() {
        Run kept = stored("example", 300, score(91.7, "A"));
        Job canceled = stores().submit("example");
        stores().queue().cancel(canceled.id(), NOON.plusSeconds(200));
        Run purged = stored("example", 100, score(80, "B"));
        assertThat(stores().runs().purge(NOON.plusSeconds(250), 10).runs()).isEqualTo(2);
        assertThat(stores().runs().find(purged.id())).isEmpty();
        assertThat(stores().domain("example").latestRun()).isEqualTo(kept.id().number());
        assertThat(stores().domain("example").latestScore()).isEqualTo(91.7);
        assertThat(stores().domain("example").latestGrade()).isEqualTo("A");
    }
}
