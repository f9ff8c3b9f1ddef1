package dev.gonemaster.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.function.Function;

/// Prints the result of a command in the form asked for.
final class Output {
    private final GlobalOptions options;
    private final OutputStream out;

    /// @throws UsageException when there is no such form
    Output(GlobalOptions options, OutputStream out) {
        this.options = options;
        this.out = out;
        if (!options.format.equals("pretty") && !options.format.equals("json")) {
            throw new UsageException("--format: \"" + options.format + "\" is none of pretty, json");
        }
    }

    /// @param result of the server, printed as it is when JSON is asked for
    /// @param pretty the form for people, without a line end
    void print(JsonNode result, Function<JsonNode, String> pretty) throws IOException {
        String text = options.format.equals("json") ? result.toString() : pretty.apply(result);
        byte[] octets = (text + "\n").getBytes(StandardCharsets.UTF_8);
        if (options.output == null) {
            out.write(octets);
            out.flush();
            return;
        }
        Files.write(options.output, octets);
    }
}
