package dev.gonemaster.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the configuration file: one JSON object, in which names that are no setting's are passed over. Messages hold
/// names and positions of the file, never its values.
final class ConfigFile {
    private static final int OCTETS_MAX = 1 << 20;
    private static final int DEPTH_MAX = 32;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build()).build();

    private final JsonParser parser;
    private final Map<Key, String> texts = new EnumMap<>(Key.class);
    private final Set<String> pointers = new HashSet<>();

    private ConfigFile(JsonParser parser) {
        this.parser = parser;
    }

    /// Texts of the right JSON type, otherwise not yet checked; what is null is absent. Throws
    /// [InvalidConfigException] with the name of the file for the first mistake.
    static Map<Key, String> read(Path file) {
        try (JsonParser parser = JSON.createParser(content(file))) {
            ConfigFile reader = new ConfigFile(parser);
            reader.read();
            return reader.texts;
        } catch (InvalidConfigException e) {
            throw new InvalidConfigException(file + ": " + e.getMessage());
        } catch (NoSuchFileException e) {
            throw new InvalidConfigException(file + ": the configuration file does not exist");
        } catch (IOException e) {
            throw new InvalidConfigException(file + ": the configuration file cannot be read");
        }
    }

    private void read() throws IOException {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new InvalidConfigException("not a JSON object");
            }
            while (!parser.getParsingContext().inRoot()) {
                take(parser.nextToken());
            }
            if (parser.nextToken() != null) {
                throw new InvalidConfigException(where(parser.currentTokenLocation())
                        + "something follows the end of the JSON object");
            }
        } catch (StreamConstraintsException e) {
            throw new InvalidConfigException(where(parser.currentLocation())
                    + "nested deeper than " + DEPTH_MAX + " levels, or a name or number is too long");
        } catch (JsonProcessingException e) {
            throw new InvalidConfigException(where(e.getLocation()) + "not valid JSON" + near());
        }
    }

    private void take(JsonToken token) throws IOException {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        if (token == JsonToken.FIELD_NAME && !pointers.add(pointer)) {
            throw new InvalidConfigException(where(parser.currentTokenLocation()) + name(pointer) + " stands twice");
        }
        if (token == JsonToken.FIELD_NAME || token.isStructEnd() || token == JsonToken.VALUE_NULL) {
            return;
        }
        Optional<Key> key = Key.ofPointer(pointer);
        if (key.isPresent()) {
            put(key.get(), token);
        } else if (token != JsonToken.START_OBJECT && Key.isAbove(pointer)) {
            throw new InvalidConfigException(name(pointer) + " must be an object");
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            parser.skipChildren();
        }
    }

    private void put(Key key, JsonToken token) throws IOException {
        if (!key.kind().accepts(token)) {
            throw new InvalidConfigException(key.file().orElseThrow() + " must be " + key.kind().jsonType());
        }
        texts.put(key, token == JsonToken.START_ARRAY ? words(key) : parser.getText());
    }

    private String words(Key key) throws IOException {
        var words = new ArrayList<String>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                throw new InvalidConfigException(key.file().orElseThrow() + " must be " + key.kind().jsonType());
            }
            words.add(parser.getText());
        }
        return String.join(",", words);
    }

    private String near() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : ", at or after " + name(pointer);
    }

    private static String where(JsonLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    private static String name(String pointer) {
        return Arguments.printable(pointer.substring(1).replace('/', '.'));
    }

    private static String content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(OCTETS_MAX + 1);
            if (octets.length > OCTETS_MAX) {
                throw new InvalidConfigException("longer than " + OCTETS_MAX + " octets");
            }
            return new String(octets, StandardCharsets.UTF_8);
        }
    }
}
