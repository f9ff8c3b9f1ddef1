package dev.gonemaster.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
            "de,DE", "DE,DE", "' de ',DE", "de_DE,DE", "de-AT,DE", "de-AT.UTF-8,DE", "de_DE.UTF-8@euro,DE",
            "de@euro,DE", "no,NB", "no_NO,NB", "nb-NO,NB", "ja_JP.eucJP,JA", "FI,FI",
            "none,EN", "'',EN", "' ',EN", "_,EN", "C,EN", "C.UTF-8,EN", "POSIX,EN", "xx,EN", "german,EN", "d,EN",
            "../de,EN", "dé,EN", "en-GB,EN"})
    void aLocaleBecomesALanguageThatThereIs(@Nullable String locale, Language language) {
        assertThat(Language.requested(locale)).isEqualTo(language);
    }

    @Test
    void aLongLocaleIsNoLanguage() {
        assertThat(Language.requested("d".repeat(100_000))).isEqualTo(Language.EN);
        assertThat(Language.requested("de" + "-\n".repeat(100_000))).isEqualTo(Language.DE);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsCode(Language language) {
        assertThat(Language.requested(language.code())).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({
            "LC_ALL=sv_SE.UTF-8 LC_MESSAGES=de_DE LANG=fr_FR, SV",
            "LC_MESSAGES=de_DE LANG=fr_FR, DE",
            "LC_ALL= LC_MESSAGES= LANG=fr_FR.UTF-8, FR",
            "LC_ALL=C LANG=fr_FR, EN",
            "LC_CTYPE=de_DE LANGUAGE=de, EN",
            "LANG=, EN"})
    void theStrongestVariableCounts(String variables, Language language) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ")) {
            environment.put(variable.replaceFirst("=.*", ""), variable.replaceFirst(".*=", ""));
        }
        assertThat(Language.ofEnvironment(environment)).isEqualTo(language);
    }
}
