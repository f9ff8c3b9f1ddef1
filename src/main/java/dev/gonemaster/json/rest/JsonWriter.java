package dev.gonemaster.json.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.gonemaster.json.ApiJson;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/// Writes response records as JSON with a final newline. The whole document is made before its first octet is sent, so
/// that a failure can still become an error answer. Annotated like the reader, for its reasons.
@Provider
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@Dependent
public class JsonWriter implements MessageBodyWriter<Record> {
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(Record body, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                        MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        out.write(document(body));
        out.write('\n');
    }

    /// Wrapped, because servers map exceptions of the JSON library by themselves and show their text.
    private static byte[] document(Record body) {
        try {
            return ApiJson.MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + body.getClass().getName(), e);
        }
    }
}
