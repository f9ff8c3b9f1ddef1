package dev.gonemaster.batches.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gonemaster.batches.Names;
import dev.gonemaster.json.ApiJson;
import dev.gonemaster.problem.Problem;
import dev.gonemaster.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/// Names out of a request body, one on each line: as plain text, where empty lines and those that begin with `#` are
/// left out, or as JSON, a string or an object with the member `domain`. However long the body is, one line of it is in
/// memory.
record NameLines(InputStream body, boolean json) implements Names {
    /// Named limit: octets of a line.
    static final int LINE_MAX = 4_096;

    @Override
    public void forEach(Consumer<String> action) {
        var line = new ByteArrayOutputStream();
        long number = 0;
        try {
            for (int octet = body.read(); octet >= 0; octet = body.read()) {
                if (octet != '\n') {
                    line.write(octet);
                    if (line.size() > LINE_MAX) {
                        throw new ProblemException(Problem.INVALID_BODY, "line " + (number + 1) + " is too long");
                    }
                    continue;
                }
                take(line, ++number, action);
            }
            take(line, ++number, action);
        } catch (IOException e) {
            throw new ProblemException(Problem.INVALID_BODY, "request body could not be read");
        }
    }

    private void take(ByteArrayOutputStream line, long number, Consumer<String> action) {
        String text = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        if (text.isEmpty() || !json && text.startsWith("#")) {
            return;
        }
        try {
            action.accept(json ? name(text, number) : text);
        } catch (ProblemException e) {
            throw e.problem() == Problem.INVALID_DOMAIN
                    ? new ProblemException(e.problem(), e.getMessage(), Map.of("line", number)) : e;
        }
    }

    private static String name(String text, long number) {
        try {
            JsonNode value = ApiJson.MAPPER.readTree(text);
            JsonNode name = value.isObject() ? value.path("domain") : value;
            if (name.isTextual()) {
                return name.textValue();
            }
        } catch (JacksonException e) {
            // told below, like what is JSON and no name
        }
        throw new ProblemException(Problem.INVALID_JSON,
                "line " + number + " is neither a JSON string nor an object with the member domain");
    }
}
