package dev.gonemaster.json.rest;

import dev.gonemaster.config.ServerConfig;
import dev.gonemaster.json.InvalidJsonException;
import dev.gonemaster.json.RequestJson;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/// Reads request records from JSON, whatever the Content-Type says; an empty body is null. Names JSON beside the
/// wildcard because the providers that servers bring do so, and the more exact one is taken; not a proxied bean,
/// because the proxy hides that it is for records.
@Provider
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@Dependent
public class JsonReader implements MessageBodyReader<Record> {
    @Inject
    ServerConfig config;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public @Nullable Record readFrom(Class<Record> type, Type genericType, Annotation[] annotations,
                                     MediaType mediaType, MultivaluedMap<String, String> headers, InputStream body) {
        try {
            return RequestJson.read(body, config.listener().bodySizeMax(), type);
        } catch (InvalidJsonException e) {
            throw new ProblemException(Problem.INVALID_JSON, e.getMessage());
        }
    }
}
