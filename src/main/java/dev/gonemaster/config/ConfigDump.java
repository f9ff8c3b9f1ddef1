package dev.gonemaster.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The effective settings in the form of the configuration file. The keys of one JSON object stand together in the
/// table of keys; a name written twice would be refused.
final class ConfigDump {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.STRICT_DUPLICATE_DETECTION).build();

    private ConfigDump() {
    }

    static String json(Map<Key, String> texts) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(printer());
            json.writeStartObject();
            String open = "";
            for (Key key : Key.values()) {
                String name = key.file().orElse(key.flag().replace('-', '_'));
                int dot = name.indexOf('.');
                String object = dot < 0 ? "" : name.substring(0, dot);
                open = enter(json, open, object);
                json.writeFieldName(name.substring(dot + 1));
                value(json, key, texts.get(key));
            }
            enter(json, open, "");
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String enter(JsonGenerator json, String open, String object) throws IOException {
        if (!open.isEmpty() && !open.equals(object)) {
            json.writeEndObject();
        }
        if (!object.isEmpty() && !open.equals(object)) {
            json.writeObjectFieldStart(object);
        }
        return object;
    }

    private static void value(JsonGenerator json, Key key, @Nullable String text) throws IOException {
        if (text == null) {
            json.writeNull();
        } else if (key.secret()) {
            json.writeString(new Secret(text).toString());
        } else {
            switch (key.kind().shape()) {
                case WHOLE -> json.writeNumber(Kind.number(text).orElseThrow());
                case YES_NO -> json.writeBoolean(Kind.truth(text).orElseThrow());
                case TEXT, PATH, DURATION, CHOICE -> json.writeString(text);
                case LIST -> json.writeArray(words(text), 0, words(text).length);
            }
        }
    }

    private static String[] words(String text) {
        return Kind.words(text).toArray(String[]::new);
    }

    private static DefaultPrettyPrinter printer() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
    }
}
