package dev.gonemaster.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text (RFC 8259) into `Map`, `List`, `String`, `BigDecimal`, `Boolean` and null. The launcher reads the
/// configuration file before any library is in reach, so this one needs none. Of a repeated name the last value counts.
final class JsonReader {
    private static final int DEPTH_MAX = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]{0,30})(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?");

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /// Throws [InvalidConfigException] with line and column of the first mistake.
    static @Nullable Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value(0);
        reader.skipSpace();
        if (reader.at < text.length()) {
            throw reader.mistake("something follows the end of the JSON value");
        }
        return value;
    }

    private @Nullable Object value(int depth) {
        if (depth > DEPTH_MAX) {
            throw mistake("nested deeper than " + DEPTH_MAX + " levels");
        }
        skipSpace();
        if (at == text.length()) {
            throw mistake("the JSON value is not complete");
        }
        return switch (text.charAt(at)) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        if (skips('}')) {
            return members;
        }
        do {
            skipSpace();
            if (at == text.length() || text.charAt(at) != '"') {
                throw mistake("a name in double quotes is missing");
            }
            String name = string();
            require(':');
            members.put(name, value(depth + 1));
        } while (skips(','));
        require('}');
        return members;
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        at++;
        if (skips(']')) {
            return values;
        }
        do {
            values.add(value(depth + 1));
        } while (skips(','));
        require(']');
        return values;
    }

    private String string() {
        StringBuilder content = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char next = text.charAt(at++);
            if (next < ' ') {
                throw mistake("a control character stands in a string");
            }
            content.append(next == '\\' ? escaped() : next);
        }
        if (at == text.length()) {
            throw mistake("a string does not end");
        }
        at++;
        return content.toString();
    }

    private char escaped() {
        if (at == text.length()) {
            throw mistake("a string does not end");
        }
        char escape = text.charAt(at++);
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw mistake("\\" + escape + " is no escape");
        };
    }

    private char codeUnit() {
        String digits = text.substring(at, Math.min(at + 4, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw mistake("\\u needs four hexadecimal digits");
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw mistake("no JSON value");
        }
        at += word.length();
        return value;
    }

    private BigDecimal number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw mistake("no JSON value");
        }
        at = number.end();
        return new BigDecimal(number.group());
    }

    private boolean skips(char wanted) {
        skipSpace();
        if (at == text.length() || text.charAt(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void require(char wanted) {
        if (!skips(wanted)) {
            throw mistake("'" + wanted + "' is missing");
        }
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private InvalidConfigException mistake(String what) {
        String before = text.substring(0, Math.min(at, text.length()));
        long line = before.chars().filter(c -> c == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return new InvalidConfigException("line " + line + ", column " + column + ": " + what);
    }
}
