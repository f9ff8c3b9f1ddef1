package dev.gonemaster.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Reads JSON that we stored ourselves.
public final class StoredText {
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
}
