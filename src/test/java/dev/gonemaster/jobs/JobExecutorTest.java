package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.chain.ChainDocument;
import dev.gonemaster.engine.chain.ChainDocument.Child;
import dev.gonemaster.engine.chain.ChainDocument.Ds;
import dev.gonemaster.engine.chain.ChainDocument.Parent;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.profile.ProfileReader;
import dev.gonemaster.engine.score.ScoringConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the score of a run is made of, and when it is given; which chain of trust is kept.
class JobExecutorTest {
    private static final List<Entry> FOUND = List.of(
            TestStores.entry(Module.DNSSEC, "dnssec05", Level.INFO, "I", "text"),
            TestStores.entry(Module.DNSSEC, "dnssec05", Level.NOTICE, "N", "text"),
            TestStores.entry(Module.ZONE, "zone01", Level.WARNING, "W", "text"));

    private final AtomicReference<ScoringConfig> config = new AtomicReference<>(ScoringConfig.DEFAULT);
    private final List<RunRequest> asked = new ArrayList<>();
    private @Nullable ChainDocument chain;

    @Test
    void aRunIsScoredByTheConfigurationThatIsInForceWhenItEnds() {
        StoredScore standard = keeping(null, RunResult.End.COMPLETED).score();
        assertThat(standard.mark()).isEqualTo(new Mark(98.8, "A"));
        assertThat(standard.json()).startsWith("{\"score\":98.8,\"grade\":\"A\",\"categories\":{");
        assertThat(standard.config()).isEqualTo(ScoringConfig.DEFAULT.toJson());

        var harsh = ScoringConfig.parse("{\"severity_penalties\":{\"WARNING\":100},"
                + "\"category_weights\":{\"zone_consistency\":1}}");
        config.set(harsh);
        StoredScore changed = keeping(null, RunResult.End.COMPLETED).score();
        assertThat(changed.mark()).isEqualTo(new Mark(0, "F"));
        assertThat(changed.config()).isEqualTo(harsh.toJson());
    }

    @Test
    void whatIsNotKeptCountsForTheScore() {
        FinishedRun run = keeping("WARNING", RunResult.End.COMPLETED);
        assertThat(run.entries()).extracting(Entry::tag).containsExactly("W");
        assertThat(run.score().mark()).isEqualTo(new Mark(98.8, "A"));
        assertThat(asked).extracting(RunRequest::minLevel).containsExactly(Level.INFO);
    }

    @Test
    void whatAScoreDoesNotReadIsKeptWhereItIsWanted() {
        keeping("DEBUG2", RunResult.End.COMPLETED);
        assertThat(asked).extracting(RunRequest::minLevel).containsExactly(Level.DEBUG2);
    }

    @ParameterizedTest
    @EnumSource(value = RunResult.End.class, mode = EnumSource.Mode.EXCLUDE, names = "COMPLETED")
    void aRunThatDidNotComeToItsEndHasNone(RunResult.End end) {
        assertThat(keeping(null, end).score()).isNull();
    }

    @Test
    void aRunThatCannotBePreparedHasNone() {
        var spec = new TestSpec(List.of(), "{\"net\":{\"ipv4\":7}}", List.of(), List.of(), null, false, false);
        FinishedRun run = execute(RunResult.End.COMPLETED, spec);
        assertThat(run.state()).isEqualTo(JobState.FAILED);
        assertThat(run.score()).isNull();
    }

    @ParameterizedTest
    @EnumSource(RunResult.End.class)
    void aChainOfTrustIsKeptHoweverTheRunEnded(RunResult.End end) {
        chain = chain("ab");
        assertThat(keeping(null, end).chainJson()).isEqualTo(ChainJson.of(chain));
    }

    @Test
    void aChainOfTrustThatIsTooLongIsLeftOut() {
        int rest = ChainJson.of(chain("")).length();
        chain = chain("a".repeat(ChainJson.LENGTH_MAX - rest));
        assertThat(keeping(null, RunResult.End.COMPLETED).chainJson()).hasSize(ChainJson.LENGTH_MAX);
        chain = chain("a".repeat(ChainJson.LENGTH_MAX - rest + 1));
        FinishedRun run = keeping(null, RunResult.End.COMPLETED);
        assertThat(run.chainJson()).isNull();
        assertThat(run.state()).isEqualTo(JobState.SUCCEEDED);
    }

    private static ChainDocument chain(String digest) {
        List<String> none = List.of();
        return new ChainDocument(ChainDocument.VERSION, "zone.example", "example", "normal", "broken", false,
                new Parent("parent", List.of(new Ds(1, 13, 2, digest, 60, none)), List.of(), null, none, none, none,
                        none),
                new Child(List.of(), List.of(), List.of(), none, none, none, none), List.of(), null);
    }

    private FinishedRun keeping(@Nullable String minLevel, RunResult.End end) {
        return execute(end, new TestSpec(List.of(), null, List.of(), List.of(), minLevel, false, false));
    }

    private FinishedRun execute(RunResult.End end, TestSpec spec) {
        ProfileReader reader = Testcases.profiles();
        var executor = new JobExecutor((request, _, _) -> {
            asked.add(request);
            return new RunResult(FOUND, end, List.of(), chain);
        }, new RunPreparation(reader, reader.defaults(), Level.INFO, List.of()), config::get, Clock.systemUTC());
        var claim = new Claim(Runs.running(1, "zone.example", spec), "i1");
        return executor.execute(new ActiveRun(claim, Duration.ofMinutes(1), new JobEvents()));
    }
}
