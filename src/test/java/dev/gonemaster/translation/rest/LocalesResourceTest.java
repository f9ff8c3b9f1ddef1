package dev.gonemaster.translation.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gonemaster.json.ApiJson;
import org.junit.jupiter.api.Test;

class LocalesResourceTest {
    @Test
    void allLanguagesAreListed() throws JsonProcessingException {
        assertThat(ApiJson.MAPPER.writeValueAsString(new LocalesResource().list())).isEqualTo("{\"locales\":"
                + "[\"cs\",\"da\",\"de\",\"en\",\"es\",\"fi\",\"fr\",\"ja\",\"nb\",\"nl\",\"sl\",\"sv\"]}");
    }
}
