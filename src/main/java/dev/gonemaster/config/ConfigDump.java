package dev.gonemaster.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The effective settings in the form of the configuration file.
final class ConfigDump {
    private ConfigDump() {
    }

    static String json(Map<Key, String> texts) {
        Map<String, Object> root = new LinkedHashMap<>();
        for (Key key : Key.values()) {
            String[] path = key.file().orElse(key.flag().replace('-', '_')).split("\\.");
            Map<String, Object> level = root;
            for (int i = 0; i < path.length - 1; i++) {
                level = child(level, path[i]);
            }
            level.put(path[path.length - 1], value(key, texts.get(key)));
        }
        StringBuilder json = new StringBuilder();
        write(json, root, "");
        return json.append('\n').toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> level, String name) {
        return (Map<String, Object>) level.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
    }

    private static String value(Key key, @Nullable String text) {
        if (text == null) {
            return "null";
        }
        if (key.secret()) {
            return quoted(new Secret(text).toString());
        }
        return switch (key.kind().shape()) {
            case WHOLE -> Kind.number(text).orElseThrow().toString();
            case YES_NO -> Kind.truth(text).orElseThrow().toString();
            case TEXT, PATH, DURATION, CHOICE -> quoted(text);
        };
    }

    private static void write(StringBuilder json, Map<?, ?> members, String indent) {
        json.append('{');
        String separator = "\n";
        for (Map.Entry<?, ?> member : members.entrySet()) {
            json.append(separator).append(indent).append("  ").append(quoted(String.valueOf(member.getKey()))).append(": ");
            if (member.getValue() instanceof Map<?, ?> nested) {
                write(json, nested, indent + "  ");
            } else {
                json.append(member.getValue());
            }
            separator = ",\n";
        }
        json.append('\n').append(indent).append('}');
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
