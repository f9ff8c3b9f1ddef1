package dev.gonemaster.engine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {
    /// The worked example of the contract.
    private static final Findings EXAMPLE = Findings.NONE
            .with(Module.DNSSEC, Level.WARNING, "DS07_NOT_SIGNED")
            .with(2, Module.NAMESERVER, Level.NOTICE, "N17_SOMETHING")
            .with(Module.CONNECTIVITY, Level.WARNING, "IPV4_ONE_ASN");

    @Test
    void theWorkedExampleGives91Point7AndA() {
        Score score = score(EXAMPLE);
        assertThat(score.points()).isEqualTo(91.7);
        assertThat(score.grade()).isEqualTo(Grade.A);
        assertThat(score.categories()).containsExactlyInAnyOrderEntriesOf(Map.of(
                Category.DNSSEC, new CategoryScore(80, 20, 1),
                Category.NAMESERVER_HEALTH, new CategoryScore(98, 2, 2),
                Category.CONNECTIVITY, new CategoryScore(95, 5, 1),
                Category.ZONE_CONSISTENCY, new CategoryScore(100, 0, 0)));
        assertThat(score.bonus().eligible()).isFalse();
        assertThat(score.disabled()).isEmpty();
    }

    @Test
    void aFlawlessZoneGetsAnAPlus() {
        Score score = score(Findings.FLAWLESS);
        assertThat(score.points()).isEqualTo(100);
        assertThat(score.grade()).isEqualTo(Grade.A_PLUS);
        assertThat(score.bonus().eligible()).isTrue();
        assertThat(score.bonus().criteria()).hasSize(Criterion.values().length).allSatisfy(
                (_, judgement) -> assertThat(judgement).isEqualTo(Judgement.MET));
    }

    @Test
    void oneNoticeIsTooMuchForAnAPlus() {
        Score score = score(Findings.FLAWLESS.with(Module.ZONE, Level.NOTICE, "SOMETHING"));
        assertThat(score.points()).isEqualTo(99.8);
        assertThat(score.grade()).isEqualTo(Grade.A);
        assertThat(score.bonus().criteria()).doesNotContainValue(Judgement.NOT_MET);
        assertThat(score.bonus().eligible()).isFalse();
    }

    @Test
    void aRunWithoutEntriesIsAnA() {
        Score score = score(Findings.NONE);
        assertThat(score.points()).isEqualTo(100);
        assertThat(score.grade()).isEqualTo(Grade.A);
        assertThat(Score.of(Findings.NONE.ofZone(), noCriteria()).grade()).isEqualTo(Grade.A);
    }

    @ParameterizedTest
    @CsvSource({"0, 100, A", "10, 90, A", "11, 89, B", "25, 75, B", "26, 74, C", "40, 60, C", "41, 59, D", "60, 40, D",
            "61, 39, F", "99, 1, F", "100, 0, F", "101, 0, F"})
    void everyScoreHasItsGrade(int notices, double points, Grade grade) {
        ScoringConfig config = ScoringConfig.parse("{\"category_weights\":{\"zone_consistency\":1}}");
        Score score = Score.of(Findings.NONE.with(notices, Module.ZONE, Level.NOTICE, "N").ofZone(), config);
        assertThat(score.points()).isEqualTo(points);
        assertThat(score.grade()).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"DEBUG3, 100", "DEBUG, 100", "INFO, 100", "NOTICE, 99", "WARNING, 95", "ERROR, 80"})
    void everyLevelHasItsPenalty(Level level, int points) {
        Score score = score(Findings.NONE.with(Module.BASIC, level, "T"));
        assertThat(score.categories().get(Category.NAMESERVER_HEALTH).score()).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"DNSSEC, DNSSEC", "NAMESERVER, NAMESERVER_HEALTH", "BASIC, NAMESERVER_HEALTH",
            "DELEGATION, NAMESERVER_HEALTH", "CONNECTIVITY, CONNECTIVITY", "ADDRESS, CONNECTIVITY",
            "CONSISTENCY, ZONE_CONSISTENCY", "ZONE, ZONE_CONSISTENCY", "SYNTAX, ZONE_CONSISTENCY"})
    void everyModuleHasItsCategory(Module module, Category category) {
        Score score = score(Findings.NONE.with(module, Level.ERROR, "T"));
        assertThat(score.categories().get(category)).isEqualTo(new CategoryScore(80, 20, 1));
        assertThat(score.categories().values()).filteredOn(CategoryScore.FULL::equals).hasSize(3);
    }

    @Test
    void whatTheEngineSaysCostsNothingButTheAPlus() {
        Score score = score(Findings.FLAWLESS.with(Module.SYSTEM, Level.CRITICAL, "MODULE_ERROR"));
        assertThat(score.points()).isEqualTo(100);
        assertThat(score.grade()).isEqualTo(Grade.A);
    }

    @Test
    void somethingCriticalLeavesTenPointsAtMost() {
        Score score = score(Findings.FLAWLESS.with(Module.BASIC, Level.CRITICAL, "B02_NO_WORKING_NS"));
        assertThat(score.points()).isEqualTo(10);
        assertThat(score.grade()).isEqualTo(Grade.F);
        assertThat(score.categories().get(Category.NAMESERVER_HEALTH)).isEqualTo(new CategoryScore(100, 0, 1));
        assertThat(score(Findings.NONE.with(Module.BASIC, Level.CRITICAL, "C").with(9, Module.DNSSEC, Level.ERROR, "E")
                .with(9, Module.BASIC, Level.ERROR, "E").with(9, Module.ADDRESS, Level.ERROR, "E")
                .with(9, Module.ZONE, Level.ERROR, "E")).points()).isZero();
    }

    @Test
    void aTagCanCostMoreOrLessThanItsLevel() {
        Score score = score(Findings.NONE.with(Module.DELEGATION, Level.NOTICE, "NO_IPV6_NS_DEL")
                .with(Module.NAMESERVER, Level.WARNING, "N18_FILTERED_RESPONSE"));
        assertThat(score.categories().get(Category.NAMESERVER_HEALTH)).isEqualTo(new CategoryScore(80, 20, 1));
    }

    @Test
    void aTagThatCostsNothingIsNotCriticalEither() {
        ScoringConfig config = ScoringConfig.parse("{\"tag_penalties\":{\"T\":0}}");
        assertThat(Score.of(Findings.NONE.with(Module.BASIC, Level.CRITICAL, "T").ofZone(), config).points())
                .isEqualTo(100);
    }

    @Test
    void aTagThatTheProfileMadeAnInfoCostsNothing() {
        assertThat(score(Findings.NONE.with(Module.DNSSEC, Level.INFO, "DS07_NOT_SIGNED")).points()).isEqualTo(100);
    }

    @Test
    void aCategoryThatWeighsNothingIsShownAndCountsNothing() {
        ScoringConfig config = ScoringConfig.parse("{\"category_weights\":{\"dnssec\":2,\"zone_consistency\":0}}");
        Score score = Score.of(Findings.NONE.with(Module.ZONE, Level.CRITICAL, "C").with(Module.ZONE, Level.ERROR, "E")
                .with(Module.ADDRESS, Level.ERROR, "E").ofZone(), config);
        assertThat(score.points()).isEqualTo(100);
        assertThat(score.categories().get(Category.ZONE_CONSISTENCY)).isEqualTo(new CategoryScore(80, 20, 2));
        assertThat(score.categories().get(Category.CONNECTIVITY).score()).isEqualTo(80);
    }

    @Test
    void halfATenthIsRoundedUp() {
        ScoringConfig config = ScoringConfig.parse(
                "{\"category_weights\":{\"dnssec\":1,\"zone_consistency\":19},\"severity_penalties\":{\"NOTICE\":1}}");
        assertThat(Score.of(Findings.NONE.with(Module.DNSSEC, Level.NOTICE, "N").ofZone(), config).points())
                .isEqualTo(100);
        assertThat(Score.of(Findings.NONE.with(3, Module.DNSSEC, Level.NOTICE, "N").ofZone(), config).points())
                .isEqualTo(99.9);
    }

    @Test
    void theShownScoreDecidesTheGrade() {
        ScoringConfig config = ScoringConfig.parse("{\"category_weights\":{\"dnssec\":99.5,\"zone_consistency\":0.5},"
                + "\"severity_penalties\":{\"NOTICE\":10,\"WARNING\":20}}");
        Score score = Score.of(Findings.NONE.with(Module.DNSSEC, Level.NOTICE, "N")
                .with(Module.ZONE, Level.WARNING, "W").ofZone(), config);
        assertThat(score.points()).isEqualTo(90);
        assertThat(score.grade()).isEqualTo(Grade.A);
    }

    @Test
    void familiesThatWereOffAreNamed() {
        assertThat(score(Findings.NONE.with(Module.CONNECTIVITY, Level.NOTICE, "CN01_IPV6_DISABLED")).disabled())
                .containsExactly(AddressFamily.IPV6);
        assertThat(Score.of(new ScoredRun(List.of(), Set.of(), false, Set.of(AddressFamily.IPV6, AddressFamily.IPV4)),
                ScoringConfig.DEFAULT).disabled()).containsExactly(AddressFamily.IPV4, AddressFamily.IPV6);
    }

    @Test
    void thePublishedFormSaysEverything() {
        var run = new ScoredRun(EXAMPLE.entries(), Set.of(), true, Set.of(AddressFamily.IPV6));
        assertThat(Score.of(run, ScoringConfig.DEFAULT).toJson()).isEqualTo("{\"score\":91.7,\"grade\":\"A\","
                + "\"categories\":{\"dnssec\":{\"score\":80,\"penalties\":20,\"entry_count\":1},"
                + "\"nameserver_health\":{\"score\":98,\"penalties\":2,\"entry_count\":2},"
                + "\"connectivity\":{\"score\":95,\"penalties\":5,\"entry_count\":1},"
                + "\"zone_consistency\":{\"score\":100,\"penalties\":0,\"entry_count\":0}},"
                + "\"bonus\":{\"eligible\":false,\"criteria\":{\"no_warnings_or_errors\":false,"
                + "\"dnssec_enabled\":false,\"strong_algorithm\":false,"
                + "\"nsec3_non_optout\":null,\"cds_cdnskey_published\":null,"
                + "\"ipv6_all_nameservers\":false,\"as_diversity\":false}},\"disabled_stacks\":[\"ipv6\"]}");
    }

    private static Score score(Findings findings) {
        return Score.of(findings.ofZone(), ScoringConfig.DEFAULT);
    }

    private static ScoringConfig noCriteria() {
        ScoringConfig standard = ScoringConfig.DEFAULT;
        return new ScoringConfig(standard.severityPenalties(), standard.categoryWeights(), standard.moduleCategories(),
                standard.tagPenalties(), standard.gradeBands(), Set.of());
    }
}
