package dev.gonemaster.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void aMissingTextIsTheOtherOne() {
        Texts german = texts(Map.of("ZONE.A", "ein"), Map.of("zone01", "eins"));
        Texts english = texts(Map.of("ZONE.A", "one", "ZONE.B", "two"), Map.of("zone01", "first", "zone02", "second"));

        assertThat(german.orElse(english)).isEqualTo(texts(
                Map.of("ZONE.A", "ein", "ZONE.B", "two"), Map.of("zone01", "eins", "zone02", "second")));
    }

    private static Texts texts(Map<String, String> messages, Map<String, String> testcases) {
        return new Texts(new TreeMap<>(messages), new TreeMap<>(testcases));
    }
}
