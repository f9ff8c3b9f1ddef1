package dev.gonemaster.json.rest;

import dev.gonemaster.json.ApiJson;
import jakarta.enterprise.context.ApplicationScoped;
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
/// that a failure can still become an error answer.
@Provider
@Produces(MediaType.WILDCARD)
@ApplicationScoped
public class JsonWriter implements MessageBodyWriter<Record> {
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(Record body, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType,
                        MultivaluedMap<String, Object> headers, OutputStream out) throws IOException {
        byte[] document = ApiJson.MAPPER.writeValueAsBytes(body);
        out.write(document);
        out.write('\n');
    }
}
