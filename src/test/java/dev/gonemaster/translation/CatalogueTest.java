package dev.gonemaster.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.message.ServerArg;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogueTest {
    private final Catalogue english = Catalogue.english();

    @Test
    void aServerIsShownByNameAndAddress() {
        assertThat(english.text("ADDRESS", "A01_LOCAL_USE_ADDR", Map.of("servers",
                List.of(new ServerArg("ns1.example", "10.0.0.1"), new ServerArg("ns2.example", "::1")))))
                .endsWith(": ns1.example/10.0.0.1, ns2.example/::1.");
    }

    @Test
    void aServerOutOfJsonIsShownTheSameWay() {
        assertThat(english.text("ADDRESS", "A01_LOCAL_USE_ADDR", Map.of("servers",
                List.of(Map.of("ns", "ns1.example", "address", "10.0.0.1")))))
                .endsWith(": ns1.example/10.0.0.1.");
    }

    @Test
    void anEmptyListIsShownAsADash() {
        assertThat(english.text("ADDRESS", "A01_LOCAL_USE_ADDR", Map.of("servers", List.of()))).endsWith(": -.");
    }

    @Test
    void numbersAreShownPlain() {
        assertThat(english.text("CONSISTENCY", "ONE_SOA_SERIAL", Map.of("serial", 4294967295L)))
                .contains("4294967295");
    }

    @Test
    void aSharedTagHasOneTextForAllModules() {
        var args = Map.<String, Object>of("ns", "ns1.example", "address", "192.0.2.1");
        assertThat(english.text("NAMESERVER", "NO_RESPONSE", args))
                .isEqualTo(english.text("CONSISTENCY", "NO_RESPONSE", args))
                .contains("ns1.example");
    }

    @Test
    void aValueThatLooksLikeAPlaceholderOrAPatternStaysAsItIs() {
        assertThat(english.text("SYNTAX", "NON_ALLOWED_CHARS", Map.of("domain", "$1{domain}\\000.example")))
                .contains("$1{domain}\\000.example");
    }

    @Test
    void anUnknownTagIsShownWithItsArguments() {
        assertThat(english.text("ZONE", "GONE", Map.of("ns", "ns1.example"))).isEqualTo("GONE ns=ns1.example");
        assertThat(english.text("ZONE", "GONE", Map.of())).isEqualTo("GONE");
    }

    @Test
    void aMissingArgumentLeavesItsPlaceholder() {
        assertThat(english.text("SYNTAX", "ONLY_ALLOWED_CHARS", Map.of())).contains("{domain}");
    }

    @ParameterizedTest
    @EnumSource
    void eachLanguageSaysWhichItIsAndIsReadOnce(Language language) {
        assertThat(Catalogue.of(language).language()).isEqualTo(language);
        assertThat(Catalogue.of(language)).isSameAs(Catalogue.of(language));
    }

    @ParameterizedTest
    @EnumSource
    void argumentsAreShownTheSameInEveryLanguage(Language language) {
        assertThat(Catalogue.of(language).text("CONSISTENCY", "ONE_SOA_SERIAL", Map.of("serial", 4294967295L)))
                .contains("4294967295").doesNotContain("{");
        assertThat(Catalogue.of(language).text("ZONE", "GONE", Map.of("n", 1_000_000))).isEqualTo("GONE n=1000000");
    }

    @Test
    void aTestcaseIsDescribed() {
        assertThat(english.testcase("basic01")).endsWith(".");
        assertThat(english.testcase("basic99")).isEmpty();
    }
}
