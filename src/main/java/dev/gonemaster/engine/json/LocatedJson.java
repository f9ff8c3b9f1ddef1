package dev.gonemaster.engine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// A JSON value that knows where it is, and says so when it is not what is asked of it. Methods that say what the value
/// must be throw what [#fault] makes when it is something else.
///
/// @param path for example `resolver.defaults.retry` or `test_cases[3]`, fit for one line
/// @param key the last name of the path, as it was written
/// @param faults makes the exception of a path and what is wrong there
public record LocatedJson(String path, String key, JsonNode value,
                          BiFunction<String, String, ? extends RuntimeException> faults) {
    private static final int KEY_SHOWN_MAX = 64;

    /// The members of a document.
    public static List<LocatedJson> membersOf(ObjectNode document,
                                              BiFunction<String, String, ? extends RuntimeException> faults) {
        List<LocatedJson> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            members.add(new LocatedJson(shown(member.getKey()), member.getKey(), member.getValue(), faults));
        }
        return members;
    }

    public List<LocatedJson> members() {
        if (!value.isObject()) {
            throw fault("must be an object");
        }
        List<LocatedJson> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            members.add(new LocatedJson(path + "." + shown(member.getKey()), member.getKey(), member.getValue(),
                    faults));
        }
        return members;
    }

    public List<LocatedJson> elements() {
        if (!value.isArray()) {
            throw fault("must be an array");
        }
        List<LocatedJson> elements = new ArrayList<>();
        for (JsonNode element : value) {
            elements.add(new LocatedJson(path + "[" + elements.size() + "]", key, element, faults));
        }
        return elements;
    }

    public int integer(int min, int max) {
        if (!value.isIntegralNumber()) {
            throw fault("must be a whole number");
        }
        if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw fault("must be " + min + " to " + max);
        }
        return value.intValue();
    }

    /// A number with or without decimals.
    public double number(int min, int max) {
        if (!value.isNumber()) {
            throw fault("must be a number");
        }
        if (!(value.doubleValue() >= min && value.doubleValue() <= max)) {
            throw fault("must be " + min + " to " + max);
        }
        return value.doubleValue();
    }

    public boolean bool() {
        if (!value.isBoolean()) {
            throw fault("must be true or false");
        }
        return value.booleanValue();
    }

    public String text() {
        if (!value.isTextual()) {
            throw fault("must be a text");
        }
        return value.textValue();
    }

    public boolean isNull() {
        return value.isNull();
    }

    /// For a key that means nothing here.
    public RuntimeException unknown() {
        return fault("is not a known key");
    }

    public RuntimeException fault(String what) {
        return faults.apply(path, what);
    }

    /// A key can hold anything; what is shown of it fits on a line.
    private static String shown(String key) {
        String plain = key.replaceAll("[^\\x21-\\x7E]", "?");
        return plain.length() <= KEY_SHOWN_MAX ? plain : plain.substring(0, KEY_SHOWN_MAX) + "…";
    }
}
