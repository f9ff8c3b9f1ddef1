package dev.gonemaster.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;

/// A published scenario in the live universe.
///
/// @param key `testcase/SCENARIO`
/// @param testable false where the reference itself does not meet it: reported, not counted
record LiveScenario(String key, String testcase, Name zone, Set<NameServer> hints, UndelegatedData undelegated,
                    Set<String> mandatory, Set<String> forbidden, boolean testable) {
    private static final long DS_TTL = 0;

    /// The scenarios of a file that are about our testcases, in its order.
    static List<LiveScenario> read(Path file) throws IOException {
        var scenarios = new ArrayList<LiveScenario>();
        for (Map.Entry<String, JsonNode> entry : new ObjectMapper().readTree(file.toFile()).properties()) {
            JsonNode node = entry.getValue();
            if (ConformanceData.TESTCASES.contains(node.path("testcase").asText())) {
                scenarios.add(of(entry.getKey(), node));
            }
        }
        return scenarios;
    }

    private static LiveScenario of(String key, JsonNode node) {
        Name zone = RecordedExpectations.name(node.path("zone").asText());
        return new LiveScenario(key, node.path("testcase").asText(), zone, hints(node.path("hints")),
                new UndelegatedData(servers(node.path("ns")), ds(zone, node.path("ds"))),
                texts(node.path("mandatory")), texts(node.path("forbidden")),
                node.path("testable").asBoolean(true) && !node.path("todo").asBoolean(false));
    }

    private static Set<NameServer> hints(JsonNode byName) {
        var hints = new HashSet<NameServer>();
        byName.properties().forEach(entry -> entry.getValue().forEach(address -> hints.add(new NameServer(
                RecordedExpectations.name(entry.getKey()), InetAddress.ofLiteral(address.asText())))));
        return hints;
    }

    private static NameServerSet servers(JsonNode texts) {
        var servers = NameServerSet.EMPTY;
        for (JsonNode text : texts) {
            String[] parts = text.asText().split("/", 2);
            Name name = RecordedExpectations.name(parts[0]);
            servers = servers.plus(NameServerSet.ofNames(Set.of(name)));
            if (parts.length == 2) {
                servers = servers.plus(Set.of(new NameServer(name, InetAddress.ofLiteral(parts[1]))));
            }
        }
        return servers;
    }

    private static List<DSRecord> ds(Name zone, JsonNode texts) {
        var all = new ArrayList<DSRecord>();
        for (JsonNode text : texts) {
            String[] parts = text.asText().split(",");
            all.add(new DSRecord(zone, DClass.IN, DS_TTL, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]), HexFormat.of().parseHex(parts[3].toLowerCase(Locale.ROOT))));
        }
        return all;
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
