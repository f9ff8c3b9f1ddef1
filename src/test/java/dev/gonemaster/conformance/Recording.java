package dev.gonemaster.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;

/// A `.data` or `.data.gz` file: for each name server one line `NAME ADDRESS JSON`. The first line of an address
/// counts.
final class Recording {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_NAME = "$$$NONAME";

    private final Map<InetAddress, JsonNode> responses = new HashMap<>();
    private final Map<InetAddress, Set<Name>> names = new HashMap<>();
    private final Map<InetAddress, List<Message>> messages = new HashMap<>();

    private Recording() {
    }

    static Recording read(Path file) throws IOException {
        var recording = new Recording();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                var lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                recording.add(line.split(" ", 3));
            }
        }
        recording.responses.forEach((address, byKey) -> recording.messages.put(address, decoded(byKey)));
        return recording;
    }

    /// The recorded response; JSON null where silence was recorded.
    Optional<JsonNode> find(InetAddress server, String key) {
        return Optional.ofNullable(responses.get(server)).map(byKey -> byKey.get(key));
    }

    /// What the recording calls each server.
    Map<InetAddress, Set<Name>> names() {
        return names;
    }

    /// All responses that can be read, by server.
    Map<InetAddress, List<Message>> messages() {
        return messages;
    }

    static JsonNode packet(JsonNode response) {
        return response.path("Zonemaster::Engine::Packet").path("Zonemaster::LDNS::Packet");
    }

    /// The DNS message; empty when it cannot be read.
    static Optional<Message> message(JsonNode response) {
        try {
            return Optional.of(new Message(Base64.getDecoder().decode(packet(response).path("data").asText())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void add(String[] line) throws IOException {
        InetAddress address = InetAddress.ofLiteral(line[1]);
        if (!line[0].equals(NO_NAME)) {
            names.computeIfAbsent(address, _ -> new TreeSet<>()).add(RecordedExpectations.name(line[0]));
        }
        if (!responses.containsKey(address)) {
            responses.put(address, JSON.readTree(line[2]));
        }
    }

    private static List<Message> decoded(JsonNode byKey) {
        var all = new ArrayList<Message>();
        byKey.forEach(response -> {
            if (!response.isNull()) {
                message(response).ifPresent(all::add);
            }
        });
        return all;
    }
}
