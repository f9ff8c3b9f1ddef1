package dev.gonemaster.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures about a database in sections, in the order in which they were put.
final class Figures {
    private static final String OCTETS = "_bytes";

    private final Map<String, Map<String, @Nullable Object>> sections = new LinkedHashMap<>();

    /// @param name ends with `_bytes` for a number of octets; of a table otherwise what `section` says
    /// @param value text, [Long] or [Double]; null when it is not known
    void put(String section, String name, @Nullable Object value) {
        sections.computeIfAbsent(section, _ -> new LinkedHashMap<>()).put(name, value);
    }

    void print(PrintStream out) {
        sections.forEach((section, figures) -> {
            out.println(section.replace(OCTETS, ""));
            figures.forEach((name, value) -> out.printf("  %-32s %s%n", name, shown(section + name, value)));
        });
    }

    private static String shown(String name, @Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Long number when name.contains(OCTETS) -> octets(number);
            case Long number -> String.format(Locale.ROOT, "%,d", number);
            case Double number -> String.format(Locale.ROOT, "%.1f", number);
            default -> value.toString();
        };
    }

    static String octets(long number) {
        double shown = number;
        int unit = 0;
        while (shown >= 1024 && unit < 4) {
            shown /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown,
                new String[] {"B", "KiB", "MiB", "GiB", "TiB"}[unit]);
    }

    /// One JSON object of objects.
    String json() throws IOException {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            for (Map.Entry<String, Map<String, @Nullable Object>> section : sections.entrySet()) {
                json.writeObjectFieldStart(section.getKey().replace(' ', '_'));
                for (Map.Entry<String, @Nullable Object> figure : section.getValue().entrySet()) {
                    json.writeFieldName(figure.getKey().replace(' ', '_'));
                    write(json, figure.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }
}
