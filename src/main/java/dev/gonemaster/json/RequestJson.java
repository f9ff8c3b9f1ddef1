package dev.gonemaster.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads request bodies. What is wrong is told by place and kind, never with words from inside the server.
public final class RequestJson {
    private RequestJson() {
    }

    /// Reads at most `sizeMax` octets as one JSON document; what follows them counts as not sent.
    ///
    /// @return null when the body is empty or white space, or the document is `null`
    /// @throws InvalidJsonException when the document is none, or not one of that type
    public static <T> @Nullable T read(InputStream body, int sizeMax, Class<T> type) {
        JsonNode document = parse(body, sizeMax);
        if (document.isMissingNode() || document.isNull()) {
            return null;
        }
        refuseRepeatedNames(document);
        try {
            return ApiJson.MAPPER.treeToValue(document, type);
        } catch (UnrecognizedPropertyException e) {
            throw new InvalidJsonException("unknown field \"" + e.getPropertyName() + "\"");
        } catch (JsonMappingException e) {
            throw new InvalidJsonException("wrong type of value" + path(e));
        } catch (JacksonException e) {
            throw new InvalidJsonException("wrong type of value");
        }
    }

    private static JsonNode parse(InputStream body, int sizeMax) {
        try {
            return ApiJson.MAPPER.readTree(new CutStream(body, sizeMax));
        } catch (JsonEOFException e) {
            throw new InvalidJsonException("unexpected end of JSON input");
        } catch (StreamConstraintsException e) {
            throw new InvalidJsonException("JSON document is nested too deeply or holds too long a value");
        } catch (JsonMappingException e) {
            throw new InvalidJsonException("a second document follows the first");
        } catch (JacksonException e) {
            boolean repeated = e.getOriginalMessage().startsWith("Duplicate field");
            throw new InvalidJsonException((repeated ? "field repeated" : "malformed JSON") + place(e.getLocation()));
        } catch (IOException e) {
            throw new InvalidJsonException("request body could not be read");
        }
    }

    /// Names are read in any letter case, so the same name in two spellings is a repetition too.
    private static void refuseRepeatedNames(JsonNode document) {
        var seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Iterator<String> names = document.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!seen.add(name)) {
                throw new InvalidJsonException("field repeated: \"" + name + "\"");
            }
        }
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "" : " at \"" + path + "\"";
    }
}
