package dev.gonemaster.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;

/// What every command has at hand. The global options are read when the first command asks for something, since they
/// stand before it.
final class Session {
    private final ObjectMapper json = new ObjectMapper();
    private final GlobalOptions options;
    private final Map<String, String> environment;
    private final OutputStream out;

    Session(GlobalOptions options, Map<String, String> environment, OutputStream out) {
        this.options = options;
        this.environment = environment;
        this.out = out;
    }

    /// An empty JSON object to be filled and sent.
    ObjectNode object() {
        return json.createObjectNode();
    }

    /// Asks once, and prints the answer.
    ///
    /// @param pretty the form for people, without a line end
    void printAnswer(Function<Api, JsonNode> question, Function<JsonNode, String> pretty) {
        var output = new Output(options, out);
        try (Api api = new Api(options, environment, json)) {
            output.print(question.apply(api), pretty);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
