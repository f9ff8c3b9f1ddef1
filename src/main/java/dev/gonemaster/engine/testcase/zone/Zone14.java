package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DIGEST;
import static dev.gonemaster.engine.message.ArgName.HASH;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.SCHEME;
import static dev.gonemaster.engine.message.ArgName.SERIAL;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SOA_SERIAL;
import static dev.gonemaster.engine.message.ArgName.ZONEMD_SERIAL;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// zone14: ZONEMD records at the apex, which are optional, are the same on every server, belong to the zone as it is
/// and can be verified. The digest itself is not computed.
/// Specification: Gonemaster, zone/zone14.md; not in Zonemaster.
/// Sources: RFC 8976 sections 2.2 and 5.3 (hash algorithms).
/// Servers that give no authoritative answer belong to Connectivity01.
final class Zone14 implements Testcase {
    enum Message implements Tag {
        Z14_DUPLICATE_SCHEME_HASH(WARNING, NS, ADDRESS, SCHEME, HASH),
        Z14_INCONSISTENT_ZONEMD(WARNING),
        Z14_MIXED_PRESENCE(WARNING),
        Z14_NO_ZONEMD(INFO, SERVERS),
        Z14_SERIAL_MISMATCH(WARNING, NS, ADDRESS, ZONEMD_SERIAL, SOA_SERIAL),
        Z14_UNSUPPORTED_HASH(NOTICE, NS, ADDRESS, HASH),
        Z14_ZONEMD_FOUND(INFO, SERVERS, SERIAL, SCHEME, HASH, DIGEST);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    @Override
    public Module module() {
        return Module.ZONE;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SequencedMap<NameServer, List<Record>> records = ApexRecords.of(zone, Type.ZONEMD, findings);   // 2, 3
        Map<NameServer, Long> soaSerials = ApexRecords.serials(zone, records.keySet());                 // 3
        SortedMap<ZoneDigest, SortedSet<NameServer>> serversByDigest = new TreeMap<>();
        var rrsets = new HashSet<List<ZoneDigest>>();
        var without = new TreeSet<NameServer>();
        records.forEach((server, zonemds) -> {                                                          // 4
            if (zonemds.isEmpty()) {
                without.add(server);
                return;
            }
            List<ZoneDigest> digests = zonemds.stream().map(ZoneDigest::of).sorted().toList();
            rrsets.add(digests);
            digests.forEach(digest -> serversByDigest.computeIfAbsent(digest, _ -> new TreeSet<>()).add(server));
            reportDuplicates(server, digests, findings);
            reportHashes(server, digests, findings);
            reportSerials(server, digests, soaSerials.get(server), findings);
        });
        serversByDigest.forEach((digest, servers) -> findings.add(Message.Z14_ZONEMD_FOUND,
                ServerArgs.servers(servers), SERIAL.of(digest.serial()), SCHEME.of((long) digest.scheme()),
                HASH.of((long) digest.hash()), DIGEST.of(digest.digest())));
        if (!without.isEmpty()) {
            findings.add(Message.Z14_NO_ZONEMD, ServerArgs.servers(without));
            if (!rrsets.isEmpty()) {
                findings.add(Message.Z14_MIXED_PRESENCE);
            }
        }
        if (rrsets.size() > 1) {
            findings.add(Message.Z14_INCONSISTENT_ZONEMD);
        }
    }

    /// RFC 8976 section 2.2: each scheme and hash algorithm may stand together only once.
    private static void reportDuplicates(NameServer server, Collection<ZoneDigest> digests, Findings findings) {
        digests.stream().collect(Collectors.groupingBy(ZoneDigest::method, TreeMap::new, Collectors.counting()))
                .forEach((method, count) -> {
                    if (count > 1) {
                        findings.add(Message.Z14_DUPLICATE_SCHEME_HASH, NS.of(server.name()),
                                ADDRESS.of(server.address()), SCHEME.of((long) method.scheme()),
                                HASH.of((long) method.hash()));
                    }
                });
    }

    private static void reportHashes(NameServer server, Collection<ZoneDigest> digests, Findings findings) {
        digests.stream().filter(digest -> !digest.hashKnown()).map(ZoneDigest::hash).distinct().sorted()
                .forEach(hash -> findings.add(Message.Z14_UNSUPPORTED_HASH, NS.of(server.name()),
                        ADDRESS.of(server.address()), HASH.of((long) hash)));
    }

    private static void reportSerials(NameServer server, Collection<ZoneDigest> digests, @Nullable Long soaSerial,
                                      Findings findings) {
        if (soaSerial == null) {
            return;
        }
        digests.stream().map(ZoneDigest::serial).distinct().filter(serial -> !serial.equals(soaSerial))
                .forEach(serial -> findings.add(Message.Z14_SERIAL_MISMATCH, NS.of(server.name()),
                        ADDRESS.of(server.address()), ZONEMD_SERIAL.of(serial), SOA_SERIAL.of(soaSerial)));
    }
}
