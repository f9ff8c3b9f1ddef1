package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.STRING;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// nameserver15: whether a name server tells which software it is.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver15.md.
/// Sources: RFC 4892, RFC 7208 section 3.3 (strings of a TXT record are one text).
/// Silent servers belong to Connectivity01.
final class Nameserver15 implements Testcase {
    enum Message implements Tag {
        N15_ERROR_ON_VERSION_QUERY(NOTICE, SERVERS, QUERY_NAME),
        N15_NO_VERSION_REVEALED(INFO, SERVERS),
        N15_SOFTWARE_VERSION(NOTICE, SERVERS, QUERY_NAME, STRING),
        N15_WRONG_CLASS(WARNING, SERVERS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final List<Name> QUERY_NAMES = List.of(                                          // 4
            Name.fromConstantString("version.bind."), Name.fromConstantString("version.server."));

    @Override
    public Module module() {
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var found = new ServersByFinding(ServerArgs::servers);                                      // 1
        Set<NameServer> asked = responding(zone, findings);
        var discreet = new TreeSet<NameServer>(asked);
        for (Name name : QUERY_NAMES) {                                                             // 6.4
            Query query = Query.of(name, Type.TXT).inClass(DClass.CH);                              // 3
            SequencedMap<NameServer, Outcome> outcomes = zone.dns().askAll(asked, query);           // 6.4.1
            outcomes.forEach((server, outcome) -> {
                switch (outcome) {
                    case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.TXT, skipped);
                    case NoResponse _ -> reportError(server, name, found);                          // 6.4.2
                    case Response r when r.rcode() == Rcode.SERVFAIL -> reportError(server, name, found);
                    case Response r -> {
                        if (read(server, r, found)) {                                               // 6.4.3, 6.4.4
                            discreet.remove(server);                                                // 9
                        }
                    }
                }
            });
        }
        discreet.forEach(server -> found.add(server, Message.N15_NO_VERSION_REVEALED));
        found.report(findings, Message.N15_SOFTWARE_VERSION, Message.N15_ERROR_ON_VERSION_QUERY,    // 7, 8
                Message.N15_NO_VERSION_REVEALED, Message.N15_WRONG_CLASS);                          // 10, 11
    }

    private static Set<NameServer> responding(Zone zone, Findings findings) {
        var responding = new TreeSet<NameServer>();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA))                      // 2, 5, 6.1
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                        case NoResponse _ -> { }                                                    // 6.2
                        case Response _ -> responding.add(server);                                  // 6.3
                    }
                });
        return responding;
    }

    private static void reportError(NameServer server, Name name, ServersByFinding found) {
        found.add(server, Message.N15_ERROR_ON_VERSION_QUERY, QUERY_NAME.of(name));
    }

    /// @return whether the response says anything about the software
    private static boolean read(NameServer server, Response response, ServersByFinding found) {
        boolean revealing = false;
        for (Record record : response.answer()) {
            if (record.getDClass() != DClass.CH) {
                found.add(server, Message.N15_WRONG_CLASS);                                         // 6.4.4.1
            }
            String text = record instanceof TXTRecord txt ? ServerText.of(concatenated(txt)) : "";  // 6.4.4.2, 6.4.4.3
            if (!text.isEmpty()) {
                found.add(server, Message.N15_SOFTWARE_VERSION,                                     // 6.4.4.4
                        QUERY_NAME.of(response.query().name()), STRING.of(text));
                revealing = true;
            }
        }
        return revealing;
    }

    private static byte[] concatenated(TXTRecord record) {
        var octets = new ByteArrayOutputStream();
        record.getStringsAsByteArrays().forEach(octets::writeBytes);
        return octets.toByteArray();
    }
}
