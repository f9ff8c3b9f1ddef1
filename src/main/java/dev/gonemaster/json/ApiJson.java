package dev.gonemaster.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.time.Instant;

/// The one [ObjectMapper] of the API. Written: names in snake case, `<`, `>`, `&` and the two line separators of
/// Unicode escaped, instants as in [Timestamps]. Read: names in any letter case; unknown and repeated members, trailing
/// data, a text where a number belongs (or the reverse) and deep nesting are refused.
public final class ApiJson {
    /// Named limit: arrays and objects inside each other.
    public static final int NESTING_MAX = 64;

    public static final ObjectMapper MAPPER = mapper();

    private ApiJson() {
    }

    /// Makes sure that the JSON library is the one that was deployed with us, not one of the server's.
    ///
    /// @throws IllegalStateException when it is not
    public static void checkOrigin() {
        if (ObjectMapper.class.getClassLoader() != ApiJson.class.getClassLoader()) {
            throw new IllegalStateException("JSON library loaded by " + ObjectMapper.class.getClassLoader());
        }
    }

    private static ObjectMapper mapper() {
        JsonFactory factory = new JsonFactoryBuilder()
                .characterEscapes(new WebEscapes())
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(NESTING_MAX).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .build();
        JsonMapper.Builder builder = JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.USE_LONG_FOR_INTS)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .addModule(new SimpleModule().addSerializer(new InstantSerializer()));
        for (CoercionInputShape shape : new CoercionInputShape[] {
                CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean}) {
            builder.withCoercionConfig(LogicalType.Textual, text -> text.setCoercion(shape, CoercionAction.Fail));
        }
        return builder.build();
    }

    private static final class InstantSerializer extends StdSerializer<Instant> {
        InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Timestamps.text(instant));
        }
    }
}
