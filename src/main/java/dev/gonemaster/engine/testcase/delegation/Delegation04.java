package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.PROTO;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Query.Protocol;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// delegation04: every name server answers for the zone with authority, over UDP and over TCP.
/// Specification: Zonemaster v2025.2, Delegation-TP/delegation04.md, with the tags of the reference.
/// Sources: RFC 2181 section 6.1.
/// Silent servers belong to Connectivity01 and Connectivity02.
final class Delegation04 implements Testcase {
    enum Message implements Tag {
        IS_NOT_AUTHORITATIVE(WARNING, NS, ADDRESS, PROTO),
        ARE_AUTHORITATIVE(INFO, NS_NAMES);

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
        return Module.DELEGATION;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        SortedSet<NameServer> servers = zone.nameServers();                                     // 1
        Query udp = Query.of(zone.name(), Type.SOA);
        Map<NameServer, Outcome> overUdp = zone.dns().askAll(servers, udp);                     // 2
        Map<NameServer, Outcome> overTcp = zone.dns().askAll(servers, udp.overTcp());           // 2
        var authoritative = new TreeSet<Name>();
        boolean all = true;
        for (NameServer server : servers) {
            if (overUdp.get(server) instanceof NotAsked skipped) {
                SkippedQuestion.report(findings, server, Type.SOA, skipped);
                continue;
            }
            all &= judge(server, overUdp.get(server), Protocol.UDP, authoritative, findings);
            all &= judge(server, overTcp.get(server), Protocol.TCP, authoritative, findings);
        }
        if (all && !authoritative.isEmpty()) {
            findings.add(Message.ARE_AUTHORITATIVE, NS_NAMES.of(authoritative));
        }
    }

    /// @return false when the server answers without authority
    private static boolean judge(NameServer server, Outcome outcome, Protocol protocol, SortedSet<Name> authoritative,
                                 Findings findings) {
        return switch (outcome) {
            case NotAsked _, NoResponse _ -> true;                                              // 3
            case Response r when r.authoritative() -> {
                authoritative.add(server.name());
                yield true;
            }
            case Response _ -> {                                                                // 4
                findings.add(Message.IS_NOT_AUTHORITATIVE, server, PROTO.of(protocol.name()));
                yield false;
            }
        };
    }
}
