package dev.gonemaster.engine.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A JSON value that knows where it is, and says so when it is not what is asked of it.
record ProfileNode(String path, String key, JsonNode value) {
    private static final int KEY_SHOWN_MAX = 64;
    private static final int SECONDS_MAX = 255;

    ProfileNode(String key, JsonNode value) {
        this(shown(key), key, value);
    }

    List<ProfileNode> members() {
        if (!value.isObject()) {
            throw fault("must be an object");
        }
        List<ProfileNode> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            members.add(new ProfileNode(path + "." + shown(member.getKey()), member.getKey(), member.getValue()));
        }
        return members;
    }

    List<ProfileNode> elements() {
        if (!value.isArray()) {
            throw fault("must be an array");
        }
        List<ProfileNode> elements = new ArrayList<>();
        for (JsonNode element : value) {
            elements.add(new ProfileNode(path + "[" + elements.size() + "]", key, element));
        }
        return elements;
    }

    int integer(int min, int max) {
        if (!value.isIntegralNumber()) {
            throw fault("must be a whole number");
        }
        if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            throw fault("must be " + min + " to " + max);
        }
        return value.intValue();
    }

    Duration seconds() {
        return Duration.ofSeconds(integer(1, SECONDS_MAX));
    }

    boolean bool() {
        if (!value.isBoolean()) {
            throw fault("must be true or false");
        }
        return value.booleanValue();
    }

    String text() {
        if (!value.isTextual()) {
            throw fault("must be a text");
        }
        return value.textValue();
    }

    boolean isNull() {
        return value.isNull();
    }

    InvalidProfileException unknown() {
        return fault("is not a key of a profile");
    }

    InvalidProfileException fault(String what) {
        return new InvalidProfileException(path, what);
    }

    /// A key can hold anything; what is shown of it fits on a line.
    private static String shown(String key) {
        String plain = key.replaceAll("[^\\x21-\\x7E]", "?");
        return plain.length() <= KEY_SHOWN_MAX ? plain : plain.substring(0, KEY_SHOWN_MAX) + "…";
    }
}
