package dev.gonemaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dns.Transport;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.scenario.ScriptedZone;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;

/// The same zones give the same entries in the same order, whatever comes first.
class SameOutputTest {
    private static final int ZONES = 50;
    private static final int ROUNDS = 20;
    private static final int AT_ONCE = 8;
    private static final int MICROS_MAX = 800;

    private final World world = new World();
    private final List<Name> zones = new ArrayList<>();

    @Test
    void twentyRunsOfFiftyZonesSideBySideAgree() throws Exception {
        for (int i = 0; i < ZONES; i++) {
            zones.add(zone(i).name());
        }
        Transport transport = world.transport();
        RootHints hints = RootHints.of(world.rootServers());
        var engine = new TestcaseEngine(hints, EngineParts.NETWORK.withTransports((_, _) -> new Shaken(transport)));
        var first = new TreeMap<Name, List<String>>();
        for (int round = 0; round < ROUNDS; round++) {
            Map<Name, List<String>> entries = round(engine);
            if (first.isEmpty()) {
                first.putAll(entries);
            }
            assertThat(entries).isEqualTo(first);
        }
        assertThat(first.values()).allSatisfy(entries -> assertThat(entries).hasSizeGreaterThan(2));
    }

    private Map<Name, List<String>> round(TestcaseEngine engine) throws Exception {
        Profile profile = Testcases.profiles().merge(Testcases.profiles().defaults(),
                "{\"net\": {\"allow_non_global_targets\": true}}");
        var entries = new TreeMap<Name, List<String>>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            var runs = new TreeMap<Name, Future<RunResult>>();
            for (Name zone : zones) {
                var request = new RunRequest(zone, Set.of(), UndelegatedData.NONE, Level.DEBUG3, profile);
                runs.put(zone, pool.submit(() -> engine.run(request, new RunControl(Duration.ofMinutes(2)),
                        RunProgress.NONE)));
            }
            for (var run : runs.entrySet()) {
                entries.put(run.getKey(), run.getValue().get().entries().stream().map(SameOutputTest::timeless)
                        .toList());
            }
        }
        return entries;
    }

    private static String timeless(Entry entry) {
        return entry.module() + " " + entry.testcase() + " " + entry.tag() + " " + entry.level() + " " + entry.args();
    }

    /// Healthy zones, and zones with one fault or another.
    private ScriptedZone zone(int number) {
        ScriptedZone zone = world.zone("z" + number + "." + (number % 2 == 0 ? "xa" : "xb"));
        zone.with("@", "MX", "10 mail").with("mail", "A", "192.0.2.25");
        switch (number % 10) {
            case 1 -> zone.server("ns2").silent();
            case 2 -> zone.server("ns1").rcode(Rcode.REFUSED);
            case 3 -> zone.server("ns2").noEdns();
            case 4 -> zone.server("ns2").notAuthoritative();
            case 5 -> zone.apexNs("ns1", "ns3").servedBy("ns1", "ns2", "ns3");
            case 6 -> zone.delegatedTo("ns1.z0.xa", "ns1");
            case 7 -> zone.amendOn("ns2", content -> content.without("@", "MX"));
            case 8 -> {
                zone.server("ns1").silent();
                zone.server("ns2").silent();
            }
            case 9 -> zone.notDelegated();
            default -> { }
        }
        return zone;
    }

    /// Answers after a time that is different each time.
    private record Shaken(Transport transport) implements Transport {
        @Override
        public Outcome exchange(InetAddress server, Query query) {
            try {
                Thread.sleep(Duration.ofNanos(1_000L * ThreadLocalRandom.current().nextInt(MICROS_MAX)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return transport.exchange(server, query);
        }
    }
}
