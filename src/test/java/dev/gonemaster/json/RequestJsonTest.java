package dev.gonemaster.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestJsonTest {
    private static final int SIZE_MAX = 200;

    record Wish(@Nullable String firstName, int count, boolean now, @Nullable List<Part> parts) {
    }

    record Part(@Nullable Integer weight) {
    }

    @Test
    void namesAreSnakeCaseInAnyLetterCase() {
        assertThat(read("{\"FIRST_name\":\"x\",\"Count\":3,\"now\":true}")).isEqualTo(new Wish("x", 3, true, null));
    }

    @Test
    void nullMeansAbsent() {
        assertThat(read("{\"first_name\":null,\"count\":null,\"now\":null}"))
                .isEqualTo(new Wish(null, 0, false, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "null"})
    void anEmptyBodyIsNothing(String body) {
        assertThat(read(body)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "{\"nme\":\"x\"}                        | unknown field \"nme\"",
            "{\"parts\":[{\"size\":1}]}             | unknown field \"size\"",
            "{\"count\":\"30\"}                     | wrong type of value at \"count\"",
            "{\"count\":3.0}                        | wrong type of value at \"count\"",
            "{\"count\":99999999999}                | wrong type of value at \"count\"",
            "{\"first_name\":5}                     | wrong type of value at \"first_name\"",
            "{\"first_name\":true}                  | wrong type of value at \"first_name\"",
            "{\"first_name\":{}}                    | wrong type of value at \"first_name\"",
            "{\"now\":\"true\"}                     | wrong type of value at \"now\"",
            "{\"now\":1}                            | wrong type of value at \"now\"",
            "{\"parts\":{}}                         | wrong type of value at \"parts\"",
            "{\"parts\":[{},{\"weight\":\"1\"}]}    | wrong type of value at \"parts[1].weight\"",
            "[]                                     | wrong type of value",
            "5                                      | wrong type of value",
            "{\"count\":1}{}                        | a second document follows the first",
            "{\"count\":1} x                        | malformed JSON at line 1, column",
            "{\"count\":1                           | unexpected end of JSON input",
            "{count:1}                              | malformed JSON at line 1, column",
            "{'count':1}                            | malformed JSON at line 1, column",
            "{\"count\":01}                         | malformed JSON at line 1, column",
            "{\"count\":1,}                         | malformed JSON at line 1, column",
            "domain=example.com                     | malformed JSON at line 1, column",
            "{\"count\":1,\"count\":2}              | field repeated",
            "{\"count\":1,\"COUNT\":2}              | field repeated"})
    void whatIsWrongIsRefusedByPlaceAndKind(String body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(InvalidJsonException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContainingAny("gonemaster", "jackson", "Source", "java");
    }

    @Test
    void whatComesAfterTheSizeLimitIsCut() {
        String fits = "{\"first_name\":\"" + "x".repeat(SIZE_MAX - 17) + "\"}";
        assertThat(fits).hasSize(SIZE_MAX);
        assertThat(read(fits)).isNotNull();
        assertThatThrownBy(() -> read(" " + fits)).hasMessage("unexpected end of JSON input");
    }

    @Test
    void nestingIsBounded() {
        String deep = "[".repeat(ApiJson.NESTING_MAX + 1) + "]".repeat(ApiJson.NESTING_MAX + 1);
        assertThatThrownBy(() -> read(deep)).hasMessageContaining("nested too deeply");
    }

    @Test
    void octetsThatAreNoUtf8AreRefused() {
        byte[] body = {'"', (byte) 0xC3, (byte) 0x28, '"'};
        assertThatThrownBy(() -> RequestJson.read(new ByteArrayInputStream(body), SIZE_MAX, Wish.class))
                .isInstanceOf(InvalidJsonException.class);
    }

    private static @Nullable Wish read(String body) {
        return RequestJson.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), SIZE_MAX,
                Wish.class);
    }
}
