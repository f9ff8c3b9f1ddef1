package dev.gonemaster.engine.cachefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.EngineParts;
import dev.gonemaster.engine.RunControl;
import dev.gonemaster.engine.RunProgress;
import dev.gonemaster.engine.RunRequest;
import dev.gonemaster.engine.RunResult;
import dev.gonemaster.engine.TestcaseEngine;
import dev.gonemaster.engine.Testcases;
import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.asn.AsnLookups;
import dev.gonemaster.engine.cachefile.PacketCacheWriter.Packing;
import dev.gonemaster.engine.dns.LineServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dns.Transport;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.profile.Profile;
import dev.gonemaster.engine.scenario.Misbehaviour;
import dev.gonemaster.engine.scenario.World;
import dev.gonemaster.engine.zone.UndelegatedData;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.Rcode;

/// A run over a scripted world, then the same run out of the file that the first one wrote.
@Timeout(60)
class ReplayTest {
    private static final String ZONE = "zone.example";
    private static final String WHOIS = "whois.example";

    @TempDir
    private Path folder;

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource(Packing.class)
    void aReplayFindsTheSameInTheSameOrderAndAsksNobody(Packing packing) throws IOException {
        World world = troubledWorld();
        PacketCache recording = new PacketCache(CacheContents.NOTHING);
        List<String> first = run(world, recording, world.transport());
        Path file = folder.resolve("cache");
        PacketCacheWriter.write(file, recording.entries(), packing, 0);

        CacheContents contents = PacketCacheFile.read(file, PacketCacheFile.Mode.STRICT);
        PacketCache replayed = new PacketCache(contents);
        List<String> second = run(world, replayed, noNetwork());

        assertThat(second).isEqualTo(first).anyMatch(entry -> entry.contains("ANSWERS_MISSING"));
        assertThat(asked).isEmpty();
        assertThat(replayed.misses()).isZero();
        assertThat(replayed.hits()).isPositive();
        assertThat(contents.compressed()).isEqualTo(packing == Packing.GZIP);
        assertThat(contents.checksum()).isTrue();
        assertThat(contents.version()).isEqualTo(3);
    }

    @Test
    void aFileThatIsReadAndWrittenAgainStaysTheSame() throws IOException {
        World world = troubledWorld();
        PacketCache recording = new PacketCache(CacheContents.NOTHING);
        run(world, recording, world.transport());
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        PacketCacheWriter.write(one, recording.entries(), Packing.PLAIN, 0);

        CacheContents read = PacketCacheFile.read(one, PacketCacheFile.Mode.STRICT);
        PacketCacheWriter.write(other, new PacketCache(read).entries(), Packing.PLAIN, 0);

        assertThat(other).hasSameTextualContentAs(one);
    }

    @Test
    void whatTheFileDoesNotKnowIsAsked() throws IOException {
        World world = troubledWorld();
        PacketCache empty = new PacketCache(CacheContents.NOTHING);

        run(world, empty, noNetwork());

        assertThat(asked).isNotEmpty();
        assertThat(empty.hits()).isZero();
        assertThat(empty.misses()).isPositive();
    }

    @Test
    void aReplayOverWhoisAsksNobody() throws IOException {
        World world = troubledWorld();
        world.server(WHOIS).at("127.0.0.1");
        Path file = folder.resolve("cache");
        try (LineServer whois = LineServer.answering("64500\t0.0.0.0/0\t354\n")) {
            PacketCache recording = new PacketCache(CacheContents.NOTHING);
            List<String> first = run(world, recording, world.transport(), overWhois(), whois.port());
            PacketCacheWriter.write(file, recording.entries(), Packing.PLAIN, 0);
            int lookUps = whois.received().size();

            PacketCache replayed = new PacketCache(PacketCacheFile.read(file, PacketCacheFile.Mode.STRICT));
            List<String> second = run(world, replayed, noNetwork(), overWhois(), whois.port());

            assertThat(second).isEqualTo(first)
                    .anyMatch(entry -> entry.contains(" IPV4_ONE_ASN "))
                    .anyMatch(entry -> entry.contains(" ERROR_ASN_DATABASE "));
            assertThat(asked).isEmpty();
            assertThat(whois.received()).hasSize(lookUps).isNotEmpty();
            assertThat(replayed.misses()).isZero();
        }
    }

    @Test
    void announcersInTheFileStandForThoseOfTheDatabases() throws IOException {
        World world = new World();
        world.zone(ZONE).delegatedTo("ns1", "ns2");
        AsnAnswer answer = AsnAnswer.found(List.of(64500L), "0.0.0.0/0", "");
        List<CacheEntry> entries = Stream.of("ns1.", "ns2.")
                .flatMap(name -> world.server(name + ZONE).nameServers().stream())
                .<CacheEntry>map(server -> new CacheEntry.Asn(server.address(), answer)).toList();
        CacheContents file = new CacheContents(3, false, true, entries, new TreeMap<>(), List.of());
        PacketCache cache = new PacketCache(file);

        assertThat(run(world, cache, new Remembering(world.transport())))
                .anyMatch(entry -> entry.contains(" IPV4_ONE_ASN "));
        assertThat(asked).isNotEmpty().noneMatch(question -> question.contains("cymru"));
        assertThat(cache.entries()).containsAll(entries);
    }

    private Transport noNetwork() {
        return new Remembering((_, _) -> new Outcome.NoResponse(Outcome.Failure.UNREACHABLE));
    }

    private static Profile overWhois() {
        return Testcases.profiles().merge(Testcases.profiles().defaults(),
                "{\"asn_db\": {\"style\": \"RIPE\", \"sources\": {\"RIPE\": [\"" + WHOIS + "\"]}}}");
    }

    private static World troubledWorld() {
        World world = new World();
        world.zone(ZONE).delegatedTo("ns1", "ns2", "ns3", "ns4");
        world.server("ns1." + ZONE).on(ZONE, "NS", Misbehaviour.fails(Outcome.Failure.TIMEOUT));
        world.server("ns2." + ZONE).silent();
        world.server("ns3." + ZONE).rcode(Rcode.REFUSED);
        return world;
    }

    private static List<String> run(World world, PacketCache cache, Transport transport) {
        return run(world, cache, transport, Testcases.profiles().defaults(), AsnLookups.NETWORK.whoisPort());
    }

    private static List<String> run(World world, PacketCache cache, Transport transport, Profile profile,
                                    int whoisPort) {
        EngineParts parts = EngineParts.NETWORK.withAnswers(cache).withAsns(new AsnLookups(cache, whoisPort))
                .withTransports((_, _) -> transport);
        RunRequest request = new RunRequest(World.absolute(ZONE), Set.of(), UndelegatedData.NONE, Level.DEBUG3,
                profile.with(world.settings()));
        RunResult result = new TestcaseEngine(RootHints.of(world.rootServers()), parts)
                .run(request, new RunControl(Duration.ofMinutes(1)), RunProgress.NONE);
        return result.entries().stream().map(ReplayTest::withoutTime).toList();
    }

    private static String withoutTime(Entry entry) {
        return entry.module() + " " + entry.testcase() + " " + entry.tag() + " " + entry.level() + " " + entry.args();
    }

    /// Remembers what it was asked.
    private final class Remembering implements Transport {
        private final Transport next;

        Remembering(Transport next) {
            this.next = next;
        }

        @Override
        public Outcome exchange(InetAddress server, Query query) {
            asked.add(server + " " + query);
            return next.exchange(server, query);
        }
    }

}
