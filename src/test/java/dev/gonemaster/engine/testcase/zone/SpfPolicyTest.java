package dev.gonemaster.engine.testcase.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.testcase.zone.SpfPolicy.Kind;
import dev.gonemaster.engine.testcase.zone.SpfPolicy.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class SpfPolicyTest {
    /// Examples of RFC 7208, sections 3.1 to 7.4, appendix A and D, and borders of the grammar.
    @ParameterizedTest
    @ValueSource(strings = {
        "v=spf1",
        "v=spf1  ",
        "V=SPF1 +MX A:COLO.Example.COM/28 -ALL",
        "v=spf1 +mx a:colo.example.com/28 -all",
        "v=spf1 a mx -all",
        "v=spf1 a:example.net -all",
        "v=spf1 mx:example.org -all",
        "v=spf1 ip4:192.0.2.128/28 -all",
        "v=spf1 ip4:192.0.2.1 ip4:192.0.2.129 -all",
        "v=spf1 +all",
        "v=spf1 a/24//96 mx//64 a:example.com/0 a:example.com//128 mx:example.com/32//0 -all",
        "v=spf1 ptr ptr:example.org -all",
        "v=spf1 include:example.com include:example.org -all",
        "v=spf1 include:example.com -all redirect=_spf.example.com",
        "v=spf1 mx/26 exp=explain._spf.%{d}",
        "v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d} -all",
        "v=spf1 exists:%{l1r-}.%{d2} exists:%{lr}.%{v}._spf.%{d2}",
        "v=spf1 exists:%{ir}.%{v}.arpa exists:%{i}._spf.%{d2} ?include:_spf.%{d1}",
        "v=spf1 redirect=%{d} exp=%{s}%%%_%-",
        "v=spf1 mx include:_spf.%{O}",
        "v=spf1 moo.cow-far_out=man:dog/cat ip4:1.1.1.1 -all",
        "v=spf1 ra=postmaster rp=100 rr=e moo= moo=twice -all",
        "v=spf1 a:example.com. a:example.a1 a:example.1-2 a:.com",
        "v=spf1 a:foo=bar.example.com exists:%{i}=x.example.com",
        "v=spf1 a:x/24.example.com a:\"quoted\".example.com a:back\\slash.example.com",
        "v=spf1 ip6:2001:db8:0:8::50 ip6::: ip6:::1 ip6:1:: ip6:1:2:3:4:5:6:7:8 ip6:1::3:4:5:6:7:8 -all",
        "v=spf1 ip6:::ffff:192.0.2.1/128 ip6:1:2:3:4:5:6:192.0.2.1 ip6:2001:DB8::/32 ip6:::/0",
        "v=spf1 ip4:0.0.0.0/0 ip4:255.255.255.255/32",
        "v=spf1 all -all ~all ?all +all"})
    void whatTheGrammarPermitsIsTaken(String text) {
        assertThat(SpfPolicy.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "v=spf", "v=spf10", "v=spf1\ta", "spf1 a", " v=spf1", "v=spf2.0/pra a",
        "v=spf1 amx-all", "v=spf1 -", "v=spf1 foo", "v=spf1 all.", "v=spf1 all:example.com", "v=spf1 all/24",
        "v=spf1 --all", "v=spf1 - all", "v=spf1 ,all", "v=spf1 a,mx", "v=spf1 -redirect=example.com",
        "v=spf1 include", "v=spf1 include:", "v=spf1 include:example", "v=spf1 include:example.com/24",
        "v=spf1 exists", "v=spf1 exists:", "v=spf1 exists:example.com/24", "v=spf1 ptr:", "v=spf1 ptr/24",
        "v=spf1 ptr:example.com/24",
        "v=spf1 a:", "v=spf1 a:/24", "v=spf1 a:example", "v=spf1 a:example..", "v=spf1 a:example.123",
        "v=spf1 a:example.-com", "v=spf1 a:example.com-", "v=spf1 a:example.c_m", "v=spf1 aexample.com",
        "v=spf1 a/33", "v=spf1 a/", "v=spf1 a/024", "v=spf1 a//129", "v=spf1 a//", "v=spf1 a///64", "v=spf1 a/24/64",
        "v=spf1 a/-1", "v=spf1 a/24\n", "v=spf1 mx//64/24",
        "v=spf1 ip4", "v=spf1 ip4:", "v=spf1 ip4:192.0.2", "v=spf1 ip4:192.0.2.256", "v=spf1 ip4:192.0.2.01",
        "v=spf1 ip4:192.0.2.1/33", "v=spf1 ip4:192.0.2.1/08", "v=spf1 ip4:192.0.2.1//24", "v=spf1 ip4:192.0.2.1.",
        "v=spf1 ip4:example.com", "v=spf1 ip4:192.0.2.1/24\n", "v=spf1 ip4/24",
        "v=spf1 ip6", "v=spf1 ip6:", "v=spf1 ip6::", "v=spf1 ip6:1:2:3:4:5:6:7", "v=spf1 ip6:1:2:3:4:5:6:7:8:9",
        "v=spf1 ip6:1::2::3", "v=spf1 ip6:::::", "v=spf1 ip6:12345::", "v=spf1 ip6:g::", "v=spf1 ip6:1:2:3:4::5:6:7:8",
        "v=spf1 ip6:192.0.2.1::", "v=spf1 ip6:::192.0.2.1:1", "v=spf1 ip6:::/129", "v=spf1 ip6:::1%eth0",
        "v=spf1 ip6:1:2:3:4:5:6:7:192.0.2.1", "v=spf1 ip6:1:", "v=spf1 ip6::1",
        "v=spf1 redirect=", "v=spf1 redirect=example", "v=spf1 redirect:example.com", "v=spf1 exp=",
        "v=spf1 redirect=a.example redirect=b.example", "v=spf1 exp=a.example EXP=a.example",
        "v=spf1 exists:%", "v=spf1 exists:%a.example.com", "v=spf1 exists:%{x}.example.com",
        "v=spf1 exists:%{d", "v=spf1 exists:%{}", "v=spf1 exists:%{d}.", "v=spf1 exists:%{d}example",
        "v=spf1 exists:%{dr3}.example.com", "v=spf1 exists:%{d0}.example.com", "v=spf1 exists:%{d;}.example.com",
        "v=spf1 moo=%", "v=spf1 _moo=x", "v=spf1 1=x", "v=spf1 m\u00f6\u00f6=x", "v=spf1 moo=m\u00fc",
        "v=spf1 include\u000b7\u00f5\u00d7\u00bb\u00fa;\u0087", "v=spf1 a\u0000", "v=spf1 a:ex\u007fmple.com",
        "v=spf1 a\tmx", "v=spf1 a\n"})
    void whatTheGrammarForbidsIsRefused(String text) {
        assertThat(SpfPolicy.parse(text)).isEmpty();
    }

    @Test
    void termsKeepWhatMatters() {
        SpfPolicy policy = SpfPolicy.parse("v=spf1 a:Example.COM/24//64 -include:b.example ip4:192.0.2.1 x=y "
                + "redirect=c.example").orElseThrow();

        assertThat(policy.terms()).containsExactly(
                new Term(Kind.A, "", "example.com"),
                new Term(Kind.INCLUDE, "-", "b.example"),
                new Term(Kind.IP4, "", ""),
                new Term(Kind.UNKNOWN_MODIFIER, "", ""),
                new Term(Kind.REDIRECT, "", "c.example"));
    }

    @Test
    void onlyMinusAllAloneIsNull() {
        assertThat(SpfPolicy.parse("v=spf1  -all ").orElseThrow().nullSpf()).isTrue();
        assertThat(SpfPolicy.parse("v=spf1 ~all").orElseThrow().nullSpf()).isFalse();
        assertThat(SpfPolicy.parse("v=spf1 a -all").orElseThrow().nullSpf()).isFalse();
        assertThat(SpfPolicy.parse("v=spf1").orElseThrow().nullSpf()).isFalse();
    }

    @Test
    void nothingCountsAfterAllAndNoRedirectBesideIt() {
        SpfPolicy policy = SpfPolicy.parse("v=spf1 redirect=c.example a -all mx exp=d.example").orElseThrow();

        assertThat(policy.effective()).extracting(Term::kind).containsExactly(Kind.A, Kind.EXP);
    }

    @Test
    void aTargetThatFitsNoNameHasNone() {
        String label = "x".repeat(64);
        assertThat(new Term(Kind.INCLUDE, "", label + ".example").targetName()).isEmpty();
        assertThat(new Term(Kind.INCLUDE, "", "a..example").targetName()).isEmpty();
        assertThat(new Term(Kind.INCLUDE, "", "b.example").targetName())
                .contains(Name.fromConstantString("b.example."));
        assertThat(new Term(Kind.INCLUDE, "", "back\\slash.example").targetName().orElseThrow().labels()).isEqualTo(3);
    }

    @Test
    void hugeTextsAreReadInNoTime() {
        String digits = "1".repeat(60_000);
        String labels = "a.".repeat(30_000);
        assertThat(SpfPolicy.parse("v=spf1 a:" + labels + "com")).isPresent();
        assertThat(SpfPolicy.parse("v=spf1 a:" + labels + "com_")).isEmpty();
        assertThat(SpfPolicy.parse("v=spf1 a:x." + digits)).isEmpty();
        assertThat(SpfPolicy.parse("v=spf1 exists:%{d" + digits)).isEmpty();
        assertThat(SpfPolicy.parse("v=spf1 a/" + digits)).isEmpty();
        assertThat(SpfPolicy.parse("v=spf1 ip6:" + "1:".repeat(30_000))).isEmpty();
        assertThat(SpfPolicy.parse("v=spf1 " + "%".repeat(60_000) + "=x")).isEmpty();
        assertThat(SpfPolicy.parse("v=spf1" + " a".repeat(30_000))).isPresent();
    }

    @Test
    void onlySpfRecordsAmongTxtRecordsCount() throws Exception {
        var records = List.of(txt("\"V=spf1 \" \"A -all\""), txt("\"v=spf10\""), txt("\"v=spf1\""), txt("\"other\""),
                txt("\"v=spf1\" \"x\""), txt("\"v=spf1\\009a\""));

        assertThat(SpfPolicy.textsIn(records)).containsExactly("v=spf1", "v=spf1 a -all");
    }

    private static Record txt(String rdata) throws Exception {
        Record record = Record.fromString(Name.root, Type.TXT, DClass.IN, 1, rdata, Name.root);
        return Record.fromWire(record.toWire(Section.ANSWER), Section.ANSWER);
    }
}
