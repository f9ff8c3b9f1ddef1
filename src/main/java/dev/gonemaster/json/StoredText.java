package dev.gonemaster.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads JSON that we stored ourselves.
public final class StoredText {
    private static final TypeReference<LinkedHashMap<String, Object>> VALUES = new TypeReference<>() { };

    private StoredText() {
    }

    /// Null for null.
    ///
    /// @throws IllegalStateException when the text is no JSON: a defect, as we wrote it
    public static @Nullable JsonNode json(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ApiJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is unreadable", e);
        }
    }

    /// The members of an object as texts, numbers, lists and maps, in their order; none for null.
    public static Map<String, Object> values(@Nullable JsonNode object) {
        return object == null ? Map.of() : ApiJson.MAPPER.convertValue(object, VALUES);
    }
}
