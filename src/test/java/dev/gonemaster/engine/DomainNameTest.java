package dev.gonemaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gonemaster.engine.DomainName.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Name;

class DomainNameTest {
    private static final String LABEL_63 = "a".repeat(63);
    private static final String NAME_253 = (LABEL_63 + ".").repeat(3) + "a".repeat(61);

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com.",
        "example.com., example.com.",
        "EXAMPLE.Com, example.com.",
        "se, se.",
        "0/25.2.0.192.in-addr.arpa, 0/25.2.0.192.in-addr.arpa.",
        "_sip._TCP.example, _sip._tcp.example.",
        "-a-.example, -a-.example.",
        "räksmörgås.se, xn--rksmrgs-5wao1o.se.",
        "RÄKSMÖRGÅS.SE, xn--rksmrgs-5wao1o.se.",
        "XN--RKSMRGS-5wao1o.se, xn--rksmrgs-5wao1o.se.",
        "räksmörgås。se, xn--rksmrgs-5wao1o.se.",
        "malmo\u0308.se, xn--malm-8qa.se.",
        "faß.de, xn--fa-hia.de.",
        "ＭÜNCHEN．de, xn--mnchen-3ya.de.",
        "a．b｡c。, a.b.c.",
        "βόλος.com, xn--nxasmm1c.com.",
        "ΒΌΛΟΣ.com, xn--nxasmq6b.com.",
        "例え。テスト, xn--r8jz45g.xn--zckzah.",
        "مثال.إختبار, xn--mgbh0fb.xn--kgbechtv.",
        "l·l.cat, xn--ll-0ea.cat.",
        "ශ්\u200Dරී.com, xn--10cl1a0b660p.com.",
        "ı.example, xn--cfa.example.",
        "I.example, i.example."})
    void validNamesHaveOneNormalForm(String input, String normal) {
        Name name = DomainName.normalize(input);

        assertThat(name).hasToString(normal);
        assertThat(name.isAbsolute()).isTrue();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("", Rule.EMPTY_DOMAIN_NAME),
                Arguments.of(" \t\u3000", Rule.EMPTY_DOMAIN_NAME),
                Arguments.of("İstanbul.example", Rule.AMBIGUOUS_DOWNCASING),
                Arguments.of("..İ", Rule.AMBIGUOUS_DOWNCASING),
                Arguments.of(".example", Rule.INITIAL_DOT),
                Arguments.of("..", Rule.INITIAL_DOT),
                Arguments.of("。example", Rule.INITIAL_DOT),
                Arguments.of("a..example", Rule.REPEATED_DOTS),
                Arguments.of("a.。example", Rule.REPEATED_DOTS),
                Arguments.of("example..", Rule.REPEATED_DOTS),
                Arguments.of("a b.example", Rule.INVALID_ASCII),
                Arguments.of("a\\.example", Rule.INVALID_ASCII),
                Arguments.of("<script>.example", Rule.INVALID_ASCII),
                Arguments.of("a\u0000.example", Rule.INVALID_ASCII),
                Arguments.of("räk smör.example", Rule.INVALID_U_LABEL),
                Arguments.of("_rök.example", Rule.INVALID_U_LABEL),
                Arguments.of("-rök.example", Rule.INVALID_U_LABEL),
                Arguments.of("rö--k.example", Rule.INVALID_U_LABEL),
                Arguments.of("☃.example", Rule.INVALID_U_LABEL),
                Arguments.of("😀.example", Rule.INVALID_U_LABEL),
                Arguments.of("a\u00B7b.example", Rule.INVALID_U_LABEL),
                Arguments.of("a\u200Db.example", Rule.INVALID_U_LABEL),
                Arguments.of("\u0308a.example", Rule.INVALID_U_LABEL),
                Arguments.of("aא.example", Rule.INVALID_U_LABEL),
                Arguments.of("\u3164.example", Rule.INVALID_U_LABEL),
                Arguments.of("\u00AD.example", Rule.INVALID_U_LABEL),
                Arguments.of("\uD800.example", Rule.INVALID_U_LABEL),
                Arguments.of("xn--räk.example", Rule.INVALID_U_LABEL),
                Arguments.of("xn--999999999.example", Rule.INVALID_U_LABEL),
                Arguments.of("xn--a_b/.example", Rule.INVALID_U_LABEL),
                Arguments.of(LABEL_63 + "a.example", Rule.LABEL_TOO_LONG),
                Arguments.of("ö".repeat(63) + ".example", Rule.LABEL_TOO_LONG),
                Arguments.of("xn--" + LABEL_63 + ".example", Rule.LABEL_TOO_LONG),
                Arguments.of(NAME_253 + "a", Rule.DOMAIN_NAME_TOO_LONG),
                Arguments.of("a.".repeat(DomainName.INPUT_MAX), Rule.DOMAIN_NAME_TOO_LONG));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenRuleIsNamedWithOneSentence(String input, Rule rule) {
        assertThatExceptionOfType(InvalidDomainNameException.class)
                .isThrownBy(() -> DomainName.normalize(input))
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule))
                .satisfies(e -> assertThat(e.getMessage()).endsWith(".").hasSizeLessThan(300).doesNotContain("\u0000"));
    }

    @Test
    void theLongestLabelAndTheLongestNameAreValid() {
        assertThat(DomainName.normalize(NAME_253)).hasToString(NAME_253 + ".");
        assertThat(DomainName.normalize(NAME_253 + ".")).hasToString(NAME_253 + ".");
    }

    @Test
    void aDotAloneIsTheRoot() {
        assertThat(DomainName.normalize(".")).isEqualTo(Name.root);
        assertThat(DomainName.normalize("。")).isEqualTo(Name.root);
    }

    @Test
    void whiteSpaceAroundTheNameIsIgnored() {
        String spaces = " \t\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u205F\u3000\u1680";

        assertThat(DomainName.normalize(spaces + "example" + spaces)).hasToString("example.");
    }
}
