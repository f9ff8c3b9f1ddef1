package dev.gonemaster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void everyKindOfValueIsRead() {
        assertThat(JsonReader.read(" [1, -2.5e3, \"a\\u00e5\\n\\\"\", true, false, null, {}, [], {\"x\": {\"y\": 1}}] "))
                .isEqualTo(Arrays.asList(BigDecimal.ONE, new BigDecimal("-2.5e3"), "aå\n\"", true, false, null, Map.of(),
                        List.of(), Map.of("x", Map.of("y", BigDecimal.ONE))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\n\"", "01", "+1", "nul", "{1:2}", "[1,]",
        "{\"a\":}", "1 2"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(InvalidConfigException.class)
                .hasMessageStartingWith("line ");
    }

    @Test
    void nestingHasALimit() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("nested deeper than 32 levels");
    }
}
