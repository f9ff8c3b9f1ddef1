package dev.gonemaster.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    @TempDir
    private Path folder;

    @Test
    void everyKindOfValueIsRead() throws IOException {
        assertThat(read("""
                {"worker_count": 3, "debug": false, "profile_path": "a\\u00e5\\n\\"", "retry": null,
                 "else": [1, -2.5e3, true, {"debug": true, "debug": true}, [], null], "also": {"worker_count": "x"},
                 "database": {"dsn": "x", "more": {"dsn": 1}}, "database.driver": 1, "database/driver": 1}"""))
                .isEqualTo(Map.of(Key.WORKERS, "3", Key.DEBUG, "false", Key.PROFILE, "aå\n\"", Key.DB_DSN, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\": [1", "{\"a", "{\"\\", "{\"\\x\":1}", "{\"\\u12\":1}", "{\"\n\":1}",
        "{\"a\": 01}", "{\"a\": +1}", "{\"a\": nul}", "{1:2}", "{\"a\": [1,]}", "{\"a\":}", "{\"a\": NaN}", "{'a': 1}",
        "{} 2", "{} x"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidConfigException.class)
                .hasMessageMatching("[^:]*/server.json: line [1-9], column [1-9][0-9]*: [^\n]*")
                .hasMessageNotContainingAny("com.", "Json", "java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "3", "[]", "null", "\"x\""})
    void whatIsNoObjectIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidConfigException.class)
                .hasMessageEndingWith("server.json: not a JSON object");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"debug": true, "debug": true}                  | line 1, column 17: debug stands twice
            {"x": 1, "x": 1}                                | line 1, column 10: x stands twice
            {"database": {"dsn": "a", "dsn": "b"}}          | line 1, column 27: database.dsn stands twice
            {"database": {}, "database": {}}                | line 1, column 18: database stands twice
            {"database": {"dsn": {}}}                       | database.dsn must be a string
            {"worker_count": [3]}                           | worker_count must be a number
            {"database": "sqlite"}                          | database must be an object
            {"database": [{"driver": "sqlite"}]}            | database must be an object
            {"database": {"dsn": hunter2}}             | line 1, column 29: not valid JSON, at or after database.dsn
            """)
    void aMistakeNamesTheKey(String text, String line) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidConfigException.class)
                .hasMessage(folder.resolve("server.json") + ": " + line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"b\":"})
    void nestingHasALimit(String level) {
        assertThatThrownBy(() -> read("{\"a\":" + level.repeat(50_000))).isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("nested deeper than 32 levels").hasMessageNotContaining("Stream");
    }

    @Test
    void lengthHasALimit() {
        assertThatThrownBy(() -> read("{}" + " ".repeat(1 << 20))).isInstanceOf(InvalidConfigException.class)
                .hasMessageEndingWith("server.json: longer than 1048576 octets");
    }

    private Map<Key, String> read(String content) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve("server.json"), content));
    }
}
