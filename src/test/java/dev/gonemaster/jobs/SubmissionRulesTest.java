package dev.gonemaster.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.gonemaster.jobs.TestSpec.Ds;
import dev.gonemaster.jobs.TestSpec.Nameserver;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionRulesTest {
    private static final Ds DS = new Ds(1, 8, 2, "AB".repeat(32));

    @ParameterizedTest
    @CsvSource({"Example.COM.,example.com", "räksmörgås.se,xn--rksmrgs-5wao1o.se", ".,.", "' example.com ',example.com"})
    void aDomainIsStoredInNormalForm(String written, String stored) {
        assertThat(SubmissionRules.domain(written)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({"a..b,REPEATED_DOTS", ".a,INITIAL_DOT", "a b,INVALID_ASCII"})
    void aBadDomainIsRefusedWithTheRuleItBreaks(String written, String rule) {
        assertThatThrownBy(() -> SubmissionRules.domain(written))
                .asInstanceOf(type(ProblemException.class))
                .matches(refused -> refused.problem() == Problem.INVALID_DOMAIN)
                .extracting(refused -> refused.details().get("rule")).isEqualTo(rule);
    }

    @Test
    void aDomainIsNeeded() {
        refused(Problem.MISSING_DOMAIN, () -> SubmissionRules.domain(null));
        refused(Problem.MISSING_DOMAIN, () -> SubmissionRules.domain("  "));
    }

    @Test
    void testsAreFoundInAnyLetterCaseAndKeptOnce() {
        TestSpec spec = SubmissionRules.spec(tests(List.of("Basic01", " basic01 ", "ZONE09")));
        assertThat(spec.tests()).containsExactly("basic01", "zone09");
    }

    @Test
    void anUnknownTestIsRefused() {
        refused(Problem.INVALID_TESTS, () -> SubmissionRules.spec(tests(List.of("basic01", "basic99"))));
    }

    @Test
    void levelsAreFoundInAnyLetterCase() {
        assertThat(SubmissionRules.spec(minLevel("notice")).minLevel()).isEqualTo("NOTICE");
        assertThat(SubmissionRules.spec(minLevel(" ")).minLevel()).isNull();
        refused(Problem.INVALID_MIN_LEVEL, () -> SubmissionRules.spec(minLevel("LOUD")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "{\"nett\":{}}", "{\"net\":{\"ipv4\":\"yes\"}}", "{\"test_cases\":[\"no\"]}",
            "{\"resolver\":{\"defaults\":{\"retry\":0}}}"})
    void aBadProfileIsRefused(String overrides) {
        refused(Problem.INVALID_PROFILE, () -> SubmissionRules.spec(overrides(overrides)));
    }

    @Test
    void aGoodProfileIsKeptAsWritten() {
        String overrides = "{\"net\":{\"ipv6\":false}}";
        assertThat(SubmissionRules.spec(overrides(overrides)).overrides()).isEqualTo(overrides);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"NS1.Example.,192.0.2.1,192.0.2.1", "ns1.example,2001:DB8:0::1,2001:db8::1",
            "ns1.example,none,none", "ns1.example,'',none", "ns1.example,::ffff:192.0.2.1,192.0.2.1"})
    void nameServersAreStoredInNormalForm(String ns, @Nullable String ip, @Nullable String stored) {
        assertThat(UndelegatedRules.nameservers(List.of(new Nameserver(ns, ip))))
                .containsExactly(new Nameserver("ns1.example", stored));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {"'',192.0.2.1", "a..b,192.0.2.1", "ns1.example,192.0.2", "ns1.example,1",
            "ns1.example,192.0.2.256", "ns1.example,ns2.example", "ns1.example,fe80::1%eth0", "ns1.example,[::1]",
            "ns1.example,::1/128", "ns1.example,1:2", "ns1.example,0x7f.0.0.1"})
    void aBadNameServerIsRefused(String ns, @Nullable String ip) {
        refused(Problem.INVALID_UNDELEGATED, () -> UndelegatedRules.nameservers(List.of(new Nameserver(ns, ip))));
    }

    @ParameterizedTest
    @CsvSource({"-1,8,2,AB", "65536,8,2,AB", "1,-1,2,AB", "1,256,2,AB", "1,8,-1,AB", "1,8,256,AB", "1,8,2,''",
            "1,8,2,ABC", "1,8,2,XY"})
    void aBadDsRecordIsRefused(int keytag, int algorithm, int digtype, String digest) {
        refused(Problem.INVALID_UNDELEGATED,
                () -> UndelegatedRules.ds(List.of(new Ds(keytag, algorithm, digtype, digest))));
    }

    @Test
    void recordsAndDigestsAreBounded() {
        refused(Problem.INVALID_UNDELEGATED, () -> UndelegatedRules.nameservers(
                Collections.nCopies(UndelegatedRules.RECORDS_MAX + 1, new Nameserver("ns1.example", null))));
        refused(Problem.INVALID_UNDELEGATED,
                () -> UndelegatedRules.ds(Collections.nCopies(UndelegatedRules.RECORDS_MAX + 1, DS)));
        refused(Problem.INVALID_UNDELEGATED, () -> UndelegatedRules.ds(
                List.of(new Ds(1, 8, 2, "A".repeat(UndelegatedRules.DIGEST_MAX + 2)))));
        assertThat(UndelegatedRules.ds(Collections.nCopies(UndelegatedRules.RECORDS_MAX, DS))).hasSize(1);
    }

    @Test
    void whatIsNotStoredCannotBeNamed() {
        refused(Problem.TAG_NOT_FOUND, () -> SubmissionRules.refuseWhatIsNotStored(
                new JobOrder("example.com", TestSpec.DEFAULT, List.of("tld"), null, null)));
        refused(Problem.PROFILE_NOT_FOUND, () -> SubmissionRules.refuseWhatIsNotStored(
                new JobOrder("example.com", TestSpec.DEFAULT, List.of(), 1L, null)));
    }

    @Test
    void publicIdsAreRandomLettersAndDigits() {
        assertThat(PublicId.random()).matches("[a-zA-Z0-9]{12}").isNotEqualTo(PublicId.random());
    }

    private static void refused(Problem problem, Runnable check) {
        assertThatThrownBy(check::run).asInstanceOf(type(ProblemException.class))
                .extracting(ProblemException::problem).isEqualTo(problem);
    }

    private static TestSpec tests(List<String> tests) {
        return new TestSpec(tests, null, List.of(), List.of(), null, false, false);
    }

    private static TestSpec minLevel(String level) {
        return new TestSpec(List.of(), null, List.of(), List.of(), level, false, false);
    }

    private static TestSpec overrides(String json) {
        return new TestSpec(List.of(), json, List.of(), List.of(), null, false, false);
    }
}
