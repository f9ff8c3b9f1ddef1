package dev.gonemaster.engine.testcase.zone;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.CSYNC_SERIAL;
import static dev.gonemaster.engine.message.ArgName.FLAGS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.SERIAL;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SOA_SERIAL;
import static dev.gonemaster.engine.message.ArgName.TYPE_BITMAP;
import static dev.gonemaster.engine.message.Level.INFO;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// zone12: a CSYNC record at the apex, which is optional, is the same on every server and can be acted on.
/// Specification: Gonemaster, zone/zone12.md; not in Zonemaster.
/// Sources: RFC 7477 section 2.
/// Servers that give no authoritative answer belong to Connectivity01.
final class Zone12 implements Testcase {
    enum Message implements Tag {
        Z12_CSYNC_FOUND(INFO, SERVERS, SERIAL, FLAGS, TYPE_BITMAP),
        Z12_INCONSISTENT_CSYNC(WARNING),
        Z12_MIXED_PRESENCE(WARNING),
        Z12_MULTIPLE_CSYNC(WARNING, NS, ADDRESS, COUNT),
        Z12_NO_CSYNC(INFO, SERVERS),
        Z12_SERIAL_MISMATCH(WARNING, NS, ADDRESS, CSYNC_SERIAL, SOA_SERIAL);

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
        SequencedMap<NameServer, List<Record>> records = ApexRecords.of(zone, Type.CSYNC, findings);    // 2, 3
        Map<NameServer, Long> soaSerials = ApexRecords.serials(zone, records.keySet());                 // 3
        SequencedMap<Csync, SortedSet<NameServer>> serversByCsync = new LinkedHashMap<>();
        var without = new TreeSet<NameServer>();
        records.forEach((server, csyncs) -> {                                                           // 4
            if (csyncs.isEmpty()) {
                without.add(server);
            } else if (csyncs.size() > 1) {
                findings.add(Message.Z12_MULTIPLE_CSYNC, server, COUNT.of((long) csyncs.size()));
            } else {
                Csync.of(csyncs.getFirst()).ifPresent(csync -> {
                    serversByCsync.computeIfAbsent(csync, _ -> new TreeSet<>()).add(server);
                    compare(server, csync, soaSerials, findings);
                });
            }
        });
        serversByCsync.forEach((csync, servers) -> findings.add(Message.Z12_CSYNC_FOUND,
                ServerArgs.servers(servers), SERIAL.of(csync.serial()), FLAGS.of((long) csync.flags()),
                TYPE_BITMAP.of(csync.types())));
        if (!without.isEmpty()) {
            findings.add(Message.Z12_NO_CSYNC, ServerArgs.servers(without));
            if (without.size() < records.size()) {
                findings.add(Message.Z12_MIXED_PRESENCE);
            }
        }
        if (serversByCsync.size() > 1) {
            findings.add(Message.Z12_INCONSISTENT_CSYNC);
        }
    }

    private static void compare(NameServer server, Csync csync, Map<NameServer, Long> soaSerials, Findings findings) {
        Long soaSerial = soaSerials.get(server);
        if (soaSerial != null && csync.refuses(soaSerial)) {
            findings.add(Message.Z12_SERIAL_MISMATCH, server,
                    CSYNC_SERIAL.of(csync.serial()), SOA_SERIAL.of(soaSerial));
        }
    }
}
