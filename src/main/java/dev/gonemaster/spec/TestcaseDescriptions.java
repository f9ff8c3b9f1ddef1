package dev.gonemaster.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// What each testcase looks at, in one English sentence.
public final class TestcaseDescriptions {
    private static final String RESOURCE = "/locale/testcases_en.properties";
    private static final Map<String, String> SENTENCES = read();

    private TestcaseDescriptions() {
    }

    /// @param id in lower case
    /// @return empty when there is none
    public static String of(String id) {
        return SENTENCES.getOrDefault(id, "");
    }

    private static Map<String, String> read() {
        var properties = new Properties();
        try (InputStream stream = TestcaseDescriptions.class.getResourceAsStream(RESOURCE)) {
            properties.load(new InputStreamReader(Objects.requireNonNull(stream, RESOURCE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + RESOURCE, e);
        }
        var sentences = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(id -> sentences.put(id, properties.getProperty(id).strip()));
        return sentences;
    }
}
