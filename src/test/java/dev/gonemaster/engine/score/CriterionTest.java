package dev.gonemaster.engine.score;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CriterionTest {
    private static final Path SPECIFICATION = Path.of("src/test/resources/specification/tags");
    private static final Findings FLAWLESS = Findings.FLAWLESS;

    /// What a zone says otherwise than the flawless one, and what that does to one criterion. The others stay met.
    static Stream<Arguments> differences() {
        return Stream.of(
                not(Criterion.NO_WARNINGS_OR_ERRORS, FLAWLESS.with(Module.ZONE, Level.WARNING, "W")),
                not(Criterion.NO_WARNINGS_OR_ERRORS, FLAWLESS.with(Module.ZONE, Level.ERROR, "E")),
                not(Criterion.NO_WARNINGS_OR_ERRORS, FLAWLESS.with(Module.BASIC, Level.CRITICAL, "C")),
                not(Criterion.NO_WARNINGS_OR_ERRORS,
                        FLAWLESS.with(Module.NAMESERVER, Level.WARNING, "N18_RESOLVER_BEHAVIOR_REPORTED")),
                not(Criterion.NO_WARNINGS_OR_ERRORS,
                        FLAWLESS.with(Module.NAMESERVER, Level.WARNING, "N18_FILTERED_RESPONSE")),
                met(Criterion.NO_WARNINGS_OR_ERRORS, FLAWLESS.with(Module.ZONE, Level.NOTICE, "N")),

                not(Criterion.DNSSEC_ENABLED, FLAWLESS.without("DS07_SIGNED")),
                not(Criterion.DNSSEC_ENABLED,
                        FLAWLESS.with(Module.DNSSEC, Level.INFO, "DS07_NO_DS_FOR_SIGNED_ZONE")),

                met(Criterion.STRONG_ALGORITHM, FLAWLESS.withKey("DS05_ALGO_OK", 14).withKey("DS05_ALGO_OK", 16)),
                not(Criterion.STRONG_ALGORITHM, FLAWLESS.without("DS05_ALGO_OK")),
                not(Criterion.STRONG_ALGORITHM, FLAWLESS.withKey("DS05_ALGO_OK", 8)),
                not(Criterion.STRONG_ALGORITHM, FLAWLESS.withKey("DS05_ALGO_OK", 12)),
                not(Criterion.STRONG_ALGORITHM, FLAWLESS.withKey("DS05_ALGO_NOT_RECOMMENDED", 10)),
                not(Criterion.STRONG_ALGORITHM, FLAWLESS.withKey("DS05_ALGO_UNASSIGNED", 17)),

                met(Criterion.NSEC3_NON_OPTOUT, FLAWLESS.without("DS03_NSEC3_OPT_OUT_DISABLED")
                        .with(Module.DNSSEC, Level.INFO, "DS03_NO_NSEC3")),
                met(Criterion.NSEC3_NON_OPTOUT, FLAWLESS.without("DS03_NSEC3_OPT_OUT_DISABLED")
                        .with(Module.DNSSEC, Level.INFO, "DS03_NO_DNSSEC_SUPPORT")),
                not(Criterion.NSEC3_NON_OPTOUT, FLAWLESS.without("DS03_NSEC3_OPT_OUT_DISABLED")),
                not(Criterion.NSEC3_NON_OPTOUT,
                        FLAWLESS.with(Module.DNSSEC, Level.NOTICE, "DS03_NSEC3_OPT_OUT_ENABLED_NON_TLD")),

                met(Criterion.CDS_CDNSKEY_PUBLISHED, FLAWLESS.without("DS15_HAS_CDS_AND_CDNSKEY")
                        .with(Module.DNSSEC, Level.NOTICE, "DS15_HAS_CDS_NO_CDNSKEY")),
                met(Criterion.CDS_CDNSKEY_PUBLISHED, FLAWLESS.without("DS15_HAS_CDS_AND_CDNSKEY")
                        .with(Module.DNSSEC, Level.NOTICE, "DS15_HAS_CDNSKEY_NO_CDS")),
                not(Criterion.CDS_CDNSKEY_PUBLISHED, FLAWLESS.without("DS15_HAS_CDS_AND_CDNSKEY")
                        .with(Module.DNSSEC, Level.INFO, "DS15_NO_CDS_CDNSKEY")),

                not(Criterion.IPV6_ALL_NAMESERVERS, FLAWLESS.withNames("ENOUGH_NS_DEL", "ns3.example")),
                not(Criterion.IPV6_ALL_NAMESERVERS, FLAWLESS.withNames("ENOUGH_NS_CHILD", "ns3.example")),
                met(Criterion.IPV6_ALL_NAMESERVERS,
                        FLAWLESS.withServers("NOT_ENOUGH_NS_CHILD", "NOT_ENOUGH_IPV6_NS_CHILD", "ns3.example")),
                not(Criterion.IPV6_ALL_NAMESERVERS, FLAWLESS.without("ENOUGH_NS_DEL").without("ENOUGH_NS_CHILD")),
                not(Criterion.IPV6_ALL_NAMESERVERS, FLAWLESS.without("ENOUGH_IPV6_NS_CHILD")
                        .with(Module.DELEGATION, Level.NOTICE, "NO_IPV6_NS_CHILD")),
                not(Criterion.IPV6_ALL_NAMESERVERS,
                        FLAWLESS.with(Module.CONNECTIVITY, Level.NOTICE, "CN01_IPV6_DISABLED")),
                not(Criterion.IPV6_ALL_NAMESERVERS, silent("2001:db8::53")),
                met(Criterion.IPV6_ALL_NAMESERVERS, silent("192.0.2.53")),

                met(Criterion.AS_DIVERSITY, FLAWLESS.without("IPV4_DIFFERENT_ASN")
                        .with(Module.CONNECTIVITY, Level.INFO, "IPV6_DIFFERENT_ASN")),
                not(Criterion.AS_DIVERSITY, FLAWLESS.without("IPV4_DIFFERENT_ASN")
                        .with(Module.CONNECTIVITY, Level.NOTICE, "IPV4_SAME_ASN")));
    }

    private static Arguments met(Criterion criterion, Findings findings) {
        return arguments(criterion, Judgement.MET, findings);
    }

    private static Arguments not(Criterion criterion, Findings findings) {
        return arguments(criterion, Judgement.NOT_MET, findings);
    }

    private static Findings silent(String address) {
        return FLAWLESS.with(Module.CONNECTIVITY, Level.INFO, "CN01_NO_RESPONSE_UDP", Map.of("address", address));
    }

    @ParameterizedTest
    @MethodSource("differences")
    void whatARunSaysDecides(Criterion criterion, Judgement expected, Findings findings) {
        Map<Criterion, Judgement> judged = Score.of(findings.ofZone(), ScoringConfig.DEFAULT).bonus().criteria();
        assertThat(judged).allSatisfy((other, judgement) ->
                assertThat(judgement).isEqualTo(other == criterion ? expected : Judgement.MET));
    }

    @ParameterizedTest
    @EnumSource
    void aTestcaseThatDoesNotRunProvesNothing(Criterion criterion) {
        for (String testcase : criterion.testcases()) {
            Score score = Score.of(FLAWLESS.withoutTestcase(testcase), ScoringConfig.DEFAULT);
            assertThat(score.bonus().criteria().get(criterion)).as(testcase).isEqualTo(Judgement.NOT_MET);
            assertThat(score.points()).isEqualTo(100);
            assertThat(score.grade()).isEqualTo(Grade.A);
        }
    }

    @Test
    void aTldNeedsNoCdsAndMayLeaveDelegationsOutOfItsChain() {
        Score score = Score.of(FLAWLESS.without("DS15_HAS_CDS_AND_CDNSKEY").without("DS03_NSEC3_OPT_OUT_DISABLED")
                .with(Module.DNSSEC, Level.INFO, "DS03_NSEC3_OPT_OUT_ENABLED_TLD").ofTld(), ScoringConfig.DEFAULT);
        assertThat(score.grade()).isEqualTo(Grade.A_PLUS);
        assertThat(score.bonus().criteria()).containsEntry(Criterion.CDS_CDNSKEY_PUBLISHED, Judgement.NOT_APPLICABLE)
                .containsEntry(Criterion.NSEC3_NON_OPTOUT, Judgement.NOT_APPLICABLE);
    }

    @Test
    void aCriterionThatIsOffIsNotLookedAt() {
        ScoringConfig config = ScoringConfig.parse("{\"bonus_criteria\":{\"as_diversity\":false}}");
        Score score = Score.of(FLAWLESS.without("IPV4_DIFFERENT_ASN").ofZone(), config);
        assertThat(score.grade()).isEqualTo(Grade.A_PLUS);
        assertThat(score.bonus().criteria()).hasSize(Criterion.values().length - 1)
                .doesNotContainKey(Criterion.AS_DIVERSITY);
    }

    /// Strict for every testcase that the tables know.
    @Test
    void everyTagThatAScoreLooksForIsInTheSpecification() throws IOException {
        Map<String, Set<String>> specified = tagsByTestcase();
        var unknown = new ArrayList<String>();
        for (Criterion criterion : Criterion.values()) {
            if (specified.keySet().containsAll(criterion.testcases())) {
                criterion.tags().stream().filter(tag -> !in(specified, criterion.testcases(), tag))
                        .forEach(unknown::add);
            }
        }
        for (String tag : ScoringConfig.DEFAULT.tagPenalties().keySet()) {
            Set<String> testcases = testcasesOf(tag, specified.keySet());
            if (specified.keySet().containsAll(testcases) && !in(specified, testcases, tag)) {
                unknown.add(tag);
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean in(Map<String, Set<String>> specified, Set<String> testcases, String tag) {
        return testcases.stream().anyMatch(testcase -> specified.get(testcase).contains(tag));
    }

    /// `DS07_…` belongs to dnssec07; any testcase may have a tag that does not say whose it is.
    private static Set<String> testcasesOf(String tag, Set<String> all) {
        Map<String, String> modules = Map.of("DS", "dnssec", "N", "nameserver", "Z", "zone");
        Matcher parts = Pattern.compile("([A-Z]+)(\\d\\d)_.*").matcher(tag);
        return parts.matches() ? Set.of(modules.get(parts.group(1)) + parts.group(2)) : all;
    }

    private static Map<String, Set<String>> tagsByTestcase() throws IOException {
        var rows = new ArrayList<List<String>>();
        try (Stream<Path> modules = Files.list(SPECIFICATION)) {
            for (Path module : modules.toList()) {
                Files.readAllLines(module).stream().filter(line -> !line.startsWith("#")).map(line -> line.split(" "))
                        .forEach(row -> rows.add(List.of(row[0], row[2])));
            }
        }
        return rows.stream().collect(groupingBy(List::getFirst, mapping(List::getLast, toSet())));
    }
}
