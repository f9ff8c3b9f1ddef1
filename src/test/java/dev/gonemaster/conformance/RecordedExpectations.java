package dev.gonemaster.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.profile.Threshold;
import dev.gonemaster.engine.profile.Thresholds;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/// Plays the steps of `expectations.json` up to each run and keeps what our testcases have to find.
final class RecordedExpectations {
    /// What the reference says about itself, not about the zone.
    static final Set<String> NOT_FINDINGS =
            Set.of("TEST_CASE_START", "TEST_CASE_END", "IPV4_ENABLED", "IPV6_ENABLED");
    /// Runs by label in which the reference reports otherwise than the specification says, and why.
    private static final Map<String, String> EXCUSED = Map.of(
            "dnssec06/dnssec06-extra-processing-broken-1.zut-root.rd.nic.fr",
            "no server has a DNSKEY record, so that the testcase is not to run (Intercase dependencies)",
            "dnssec14/se", "the reference never reports KEY_SIZE_OK (step 6)",
            "dnssec10/se", "the reference judges recorded signatures by its own clock, for which they have expired");
    private static final long DS_TTL = 0;

    private final List<RecordedRun> runs = new ArrayList<>();
    private final Map<Name, UndelegatedData> undelegated = new HashMap<>();
    private Set<NameServer> hints = Set.of();
    private Profile profile = ScenarioProfile.ASKING_EVERYWHERE;

    private RecordedExpectations() {
    }

    static List<RecordedRun> read(Path expectations) throws IOException {
        var runs = new ArrayList<RecordedRun>();
        for (JsonNode file : new ObjectMapper().readTree(expectations.toFile()).path("files")) {
            var played = new RecordedExpectations();
            for (JsonNode step : file.path("steps")) {
                played.play(file.path("data").asText(), step);
            }
            runs.addAll(played.runs);
        }
        return runs;
    }

    private void play(String file, JsonNode step) {
        switch (step.path("op").asText()) {
            case "fake_addresses" -> hints = servers(step.path("ns")).servers();
            case "fake_delegation" -> {
                Name zone = name(step.path("zone").asText());
                undelegated.put(zone, new UndelegatedData(servers(step.path("ns")),
                        undelegated.getOrDefault(zone, UndelegatedData.NONE).ds()));
            }
            case "fake_ds" -> {
                Name zone = name(step.path("zone").asText());
                undelegated.put(zone, new UndelegatedData(
                        undelegated.getOrDefault(zone, UndelegatedData.NONE).nameServers(), ds(zone, step)));
            }
            case "profile_set" -> set(step.path("property").asText(), step.path("value"));
            case "run" -> keep(file, step);
            default -> { }
        }
    }

    /// Follows the reference's profile as far as thresholds and address families go.
    private void set(String property, JsonNode value) {
        ResolverSettings asked = profile.resolver();
        switch (property) {
            case "net.ipv4" -> profile = profile.with(asked.withFamilies(value.asBoolean(), asked.ipv6()));
            case "net.ipv6" -> profile = profile.with(asked.withFamilies(asked.ipv4(), value.asBoolean()));
            default -> setThreshold(property, value);
        }
    }

    private void setThreshold(String property, JsonNode value) {
        for (Threshold threshold : Threshold.values()) {
            if (property.equals("test_cases_vars." + threshold.testcase() + "." + threshold.name())) {
                var given = new HashMap<>(profile.thresholds().given());
                given.put(threshold, value.asLong());
                profile = profile.with(new Thresholds(given));
            }
        }
    }

    private void keep(String file, JsonNode run) {
        for (String testcase : testcases(run)) {
            String zone = run.path("zone").asText();
            boolean object = zone.contains("=HASH(");
            var expected = new ArrayList<Finding>();
            boolean offline = false;
            for (JsonNode message : run.path("messages")) {
                offline |= message.path("tag").asText().equals("NO_NETWORK");
                if (message.path("testcase").asText().equalsIgnoreCase(testcase)
                        && !NOT_FINDINGS.contains(message.path("tag").asText())) {
                    expected.add(Finding.reference(message));
                }
            }
            Name name = object ? Name.root : name(zone);
            String label = testcase + "/" + run.path("scenario").asText(zone);
            runs.add(new RecordedRun(file, label, testcase, name, hints,
                    undelegated.getOrDefault(name, UndelegatedData.NONE), profile,
                    EXCUSED.getOrDefault(label, excuse(run, object, offline)), expected));
        }
    }

    private static Set<String> testcases(JsonNode run) {
        var ours = new TreeSet<String>();
        for (JsonNode message : run.path("messages")) {
            ours.add(message.path("testcase").asText().toLowerCase(Locale.ROOT));
        }
        ours.add(run.path("method").asText().toLowerCase(Locale.ROOT));
        ours.retainAll(ConformanceData.TESTCASES);
        return ours;
    }

    private static String excuse(JsonNode run, boolean object, boolean offline) {
        if (run.path("todo").asBoolean()) {
            return "the reference itself does not meet it";
        }
        if (run.path("incomplete").asBoolean()) {
            return "a question is missing in the recording";
        }
        if (object) {
            return "the zone's name was not kept";
        }
        return offline ? "the reference refused to run with both address families off" : "";
    }

    private static NameServerSet servers(JsonNode byName) {
        var servers = NameServerSet.EMPTY;
        for (Map.Entry<String, JsonNode> entry : byName.properties()) {
            Name name = name(entry.getKey());
            var addresses = new LinkedHashSet<NameServer>();
            entry.getValue().forEach(text -> addresses.add(new NameServer(name, InetAddress.ofLiteral(text.asText()))));
            servers = servers.plus(NameServerSet.ofNames(Set.of(name))).plus(addresses);
        }
        return servers;
    }

    private static List<DSRecord> ds(Name zone, JsonNode step) {
        var all = new ArrayList<DSRecord>();
        for (JsonNode ds : step.path("ds")) {
            all.add(new DSRecord(zone, DClass.IN, DS_TTL, ds.path("keytag").asInt(), ds.path("algorithm").asInt(),
                    ds.path("type").asInt(), HexFormat.of().parseHex(ds.path("digest").asText())));
        }
        return all;
    }

    static Name name(String text) {
        try {
            return Name.fromString(text.toLowerCase(Locale.ROOT), Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
