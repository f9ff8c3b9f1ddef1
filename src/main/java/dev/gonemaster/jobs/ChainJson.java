package dev.gonemaster.jobs;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gonemaster.engine.chain.ChainDocument;

/// The chain of trust in its published form: names in snake case, what is null left out.
final class ChainJson {
    /// Named limit, in characters: what is longer is not kept. A zone can make it so, with DS records of 64 KiB; honest
    /// ones take some thousands.
    static final int LENGTH_MAX = 1_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .serializationInclusion(Include.NON_NULL)
            .build();

    private ChainJson() {
    }

    static String of(ChainDocument chain) {
        try {
            return JSON.writeValueAsString(chain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a chain of trust cannot be written", impossible);
        }
    }
}
