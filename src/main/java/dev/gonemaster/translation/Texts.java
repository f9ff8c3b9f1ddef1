package dev.gonemaster.translation;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is said in one language. Immutable.
///
/// @param messages by `MODULE.TAG` or `SHARED.TAG`, placeholders unfilled
/// @param testcases by id, in lower case: what the testcase looks at, in one sentence
record Texts(SortedMap<String, String> messages, SortedMap<String, String> testcases) {
    Texts {
        messages = Collections.unmodifiableSortedMap(messages);
        testcases = Collections.unmodifiableSortedMap(testcases);
    }

    /// What the two files of the language say; a file that does not exist says nothing.
    static Texts of(Language language) {
        return new Texts(read("/locale/" + language.code() + ".properties"),
                read("/locale/testcases_" + language.code() + ".properties"));
    }

    /// The same with the other's texts for keys that are missing here.
    Texts orElse(Texts other) {
        return new Texts(over(other.messages, messages), over(other.testcases, testcases));
    }

    private static SortedMap<String, String> over(SortedMap<String, String> below, SortedMap<String, String> above) {
        var both = new TreeMap<>(below);
        both.putAll(above);
        return both;
    }

    private static SortedMap<String, String> read(String resource) {
        var properties = new Properties();
        try (InputStream stream = Texts.class.getResourceAsStream(resource)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
        var texts = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
