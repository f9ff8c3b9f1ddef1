package dev.gonemaster.engine.testcase.zone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;

class CaaPropertyTest {
    /// Examples of RFC 8659 section 4, RFC 8657 and borders of the grammar.
    @ParameterizedTest
    @ValueSource(strings = {"", ";", " ; ", "\t", "ca1.example.net", " ca1.example.net ", "ca1.example.net;",
        "ca1.example.net; account=230123", "ca1.example.net; policy=ev",
        "ca1.example.net;validationmethods=dns-01;accounturi=https://example.net/a/1 ", "; a=b", "a", "A--b.c1",
        "ca.example; a = b ; c--d = !~", "ca.example; a="})
    void issueValuesOfTheGrammarAreTaken(String value) {
        assertThat(new CaaProperty(0, "issue", value).issueValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca.example.", "*.example", "ca_1.example", "-ca.example", "ca-.example", "ca..example",
        ".", "ca example", "ca.example policy=ev", ";;", "ca.example; a", "ca.example; a=b;", "ca.example; =b",
        "ca.example; a=b c=d", "ca.example; -a=b", "ca.example; a_b=c", "ca.example; a=\u00fc", "%%%%%",
        "ca.example\n", "ca.example; a=b\u0000", "\"ca.example\""})
    void otherIssueValuesAreRefusedAndForbid(String value) {
        assertThat(new CaaProperty(0, "issue", value).issueValue()).isFalse();
        assertThat(new CaaProperty(0, "issue", value).forbids()).isTrue();
    }

    @Test
    void onlyANamedIssuerPermits() {
        assertThat(new CaaProperty(0, "issue", "ca.example").forbids()).isFalse();
        assertThat(new CaaProperty(0, "issue", ";").forbids()).isTrue();
        assertThat(new CaaProperty(0, "issue", "").forbids()).isTrue();
        assertThat(new CaaProperty(0, "issue", "; a=b").forbids()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:security@example.com", "MAILTO:a@b.example?subject=x%20y",
        "http://iodef.example.com/", "https://iodef.example.com", "https://[2001:db8::1]/x"})
    void reportUrlsAreTaken(String value) {
        assertThat(new CaaProperty(0, "iodef", value).reportUrl()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "security@example.com", "mailto:", "mailto:@example.com", "mailto:security@", "http://",
        "https:example.com", "ftp://example.com/", "http:///path", "https://exa mple.com", "https://example.com/%zz",
        "https://example.com/\u00fc", "https://example.com\n"})
    void otherReportUrlsAreRefused(String value) {
        assertThat(new CaaProperty(0, "iodef", value).reportUrl()).isFalse();
    }

    @Test
    void octetsAreKeptAsTheyCame() {
        var record = new CAARecord(Name.root, DClass.IN, 1, 129, "Issue", "a\\\"b\\200;\\\\");
        assertThat(CaaProperty.of(record)).isEqualTo(new CaaProperty(129, "Issue", "a\"b\u00c8;\\"));
        assertThat(CaaProperty.of(record)).returns(true, CaaProperty::critical)
                .returns(true, CaaProperty::reservedFlags).returns(true, CaaProperty::known);
    }

    @Test
    void hugeValuesAreReadInNoTime() {
        assertThat(new CaaProperty(0, "issue", "a.".repeat(30_000)).issueValue()).isFalse();
        assertThat(new CaaProperty(0, "issue", "a-".repeat(30_000) + "a").issueValue()).isTrue();
        assertThat(new CaaProperty(0, "iodef", "https://" + "a".repeat(60_000)).reportUrl()).isTrue();
    }
}
