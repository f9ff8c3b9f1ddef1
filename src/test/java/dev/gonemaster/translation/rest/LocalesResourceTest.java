package dev.gonemaster.translation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalesResourceTest {
    @Test
    void allLanguagesAreListed() {
        assertThat(new LocalesResource().list().locales())
                .containsExactly("cs", "da", "de", "en", "es", "fi", "fr", "ja", "nb", "nl", "sl", "sv");
    }
}
