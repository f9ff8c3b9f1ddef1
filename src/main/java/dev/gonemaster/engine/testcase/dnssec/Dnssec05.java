package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.ALGO_DESCR;
import static dev.gonemaster.engine.message.ArgName.ALGO_MNEMO;
import static dev.gonemaster.engine.message.ArgName.ALGO_NUM;
import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm;
import dev.gonemaster.engine.dnssec.DnskeyAlgorithm.Use;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Type;

/// dnssec05: the zone uses only DNSKEY algorithms that are meant for signing public zones.
/// Specification: Zonemaster v2025.2, DNSSEC-TP/dnssec05.md.
/// Sources: RFC 8624 section 3.1, RFC 9157, IANA DNSSEC algorithm numbers (see [DnskeyAlgorithm]).
/// Silent servers belong to Connectivity01; they are reported here only when no server answers.
final class Dnssec05 implements Testcase {
    enum Message implements Tag {
        DS05_ALGO_DEPRECATED(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR, ALGO_MNEMO),
        DS05_ALGO_NOT_RECOMMENDED(WARNING, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR, ALGO_MNEMO),
        DS05_ALGO_NOT_ZONE_SIGN(ERROR, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR, ALGO_MNEMO),
        DS05_ALGO_OK(INFO, SERVERS, KEYTAG, ALGO_NUM, ALGO_DESCR, ALGO_MNEMO),
        DS05_ALGO_PRIVATE(ERROR, SERVERS, KEYTAG, ALGO_NUM),
        DS05_ALGO_RESERVED(ERROR, SERVERS, KEYTAG, ALGO_NUM),
        DS05_ALGO_UNASSIGNED(ERROR, SERVERS, KEYTAG, ALGO_NUM),
        DS05_NO_RESPONSE(WARNING, SERVERS),
        DS05_SERVER_NO_DNSSEC(ERROR, SERVERS),
        DS05_ZONE_NO_DNSSEC(NOTICE, SERVERS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// A key as this testcase tells keys apart; ordered as it is reported.
    private record Key(Use use, int keytag, int algorithm) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::use).thenComparing(Key::keytag).thenComparing(Key::algorithm);

        static Key of(DNSKEYRecord dnskey) {
            return new Key(DnskeyAlgorithm.of(dnskey.getAlgorithm()).use(), dnskey.getFootprint(),
                    dnskey.getAlgorithm());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /// The sets of step 4.
    private record Sets(SortedSet<NameServer> ignored, SortedSet<NameServer> withoutKeys,
                        SortedMap<Key, SortedSet<NameServer>> serversByKey) {
        Sets() {
            this(new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
        }
    }

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var sets = new Sets();                                                                          // 4
        var outcomes = zone.dns().askAll(zone.nameServers(), Query.dnssec(zone.name(), Type.DNSKEY));   // 1 to 3
        outcomes.forEach((server, outcome) -> sort(server, outcome, sets, findings));                   // 5
        sets.serversByKey().forEach((key, servers) -> report(key, servers, findings));                  // 6
        if (sets.withoutKeys().isEmpty() && sets.serversByKey().isEmpty() && !sets.ignored().isEmpty()) {
            findings.add(Message.DS05_NO_RESPONSE, ServerArgs.servers(sets.ignored()));                 // 7
        }
        if (!sets.withoutKeys().isEmpty()) {                                                            // 8
            Message tag = sets.serversByKey().isEmpty()
                    ? Message.DS05_ZONE_NO_DNSSEC                                                       // 8.1
                    : Message.DS05_SERVER_NO_DNSSEC;                                                    // 8.2
            findings.add(tag, ServerArgs.servers(sets.withoutKeys()));
        }
    }

    private static void sort(NameServer server, Outcome outcome, Sets sets, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.DNSKEY, skipped);
            case NoResponse _ -> sets.ignored().add(server);                                            // 5.2.1
            case Response r when !r.noError() || !r.authoritative() -> sets.ignored().add(server);      // 5.2.2, 5.2.3
            case Response r when keys(r).isEmpty() -> sets.withoutKeys().add(server);                   // 5.3
            case Response r -> {
                for (Key key : keys(r)) {                                                               // 5.4, 5.5
                    sets.serversByKey().computeIfAbsent(key, _ -> new TreeSet<>()).add(server);
                }
            }
        }
    }

    private static List<Key> keys(Response response) {
        return response.answer().stream().map(DNSKEYRecord.class::cast).map(Key::of).toList();
    }

    private static void report(Key key, SortedSet<NameServer> servers, Findings findings) {
        DnskeyAlgorithm algorithm = DnskeyAlgorithm.of(key.algorithm());
        Arg keytag = KEYTAG.of((long) key.keytag());
        Arg number = ALGO_NUM.of((long) key.algorithm());
        Message tag = tagOf(key.use());
        if (tag.spec().args().contains(ALGO_DESCR)) {
            findings.add(tag, ServerArgs.servers(servers), keytag, number,
                    ALGO_DESCR.of(algorithm.description()), ALGO_MNEMO.of(algorithm.mnemonic()));
            return;
        }
        findings.add(tag, ServerArgs.servers(servers), keytag, number);
    }

    private static Message tagOf(Use use) {
        return switch (use) {
            case DEPRECATED -> Message.DS05_ALGO_DEPRECATED;
            case RESERVED -> Message.DS05_ALGO_RESERVED;
            case UNASSIGNED -> Message.DS05_ALGO_UNASSIGNED;
            case NOT_RECOMMENDED -> Message.DS05_ALGO_NOT_RECOMMENDED;
            case PRIVATE -> Message.DS05_ALGO_PRIVATE;
            case NOT_ZONE_SIGNING -> Message.DS05_ALGO_NOT_ZONE_SIGN;
            case ZONE_SIGNING -> Message.DS05_ALGO_OK;
        };
    }
}
