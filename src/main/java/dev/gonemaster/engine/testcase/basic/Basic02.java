package dev.gonemaster.engine.testcase.basic;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.CRITICAL;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
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
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.xbill.DNS.Type;

/// basic02: at least one of the delegation's name servers answers for the zone.
/// Specification: Zonemaster v2025.2, Basic-TP/basic02.md.
/// Sources: RFC 1034 section 6.1.
final class Basic02 implements Testcase {
    enum Message implements Tag {
        B02_AUTH_RESPONSE_SOA(INFO, SERVERS, DOMAIN),
        B02_NO_DELEGATION(CRITICAL, DOMAIN),
        B02_NO_WORKING_NS(CRITICAL, DOMAIN),
        B02_NS_BROKEN(ERROR, NS, ADDRESS),
        B02_NS_NOT_AUTH(ERROR, NS, ADDRESS),
        B02_NS_NO_IP_ADDR(ERROR, NS),
        B02_NS_NO_RESPONSE(WARNING, NS, ADDRESS),
        B02_UNEXPECTED_RCODE(ERROR, NS, ADDRESS, RCODE);

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
        return Module.BASIC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        NameServerSet delegation = zone.delegation().nameServers().orElse(NameServerSet.EMPTY); // 3
        if (delegation.isEmpty()) {                                                             // 4
            findings.add(Message.B02_NO_DELEGATION, DOMAIN.of(zone.name()));
            return;
        }
        var sets = new Sets();
        zone.dns().askAll(delegation.servers(), Query.of(zone.name(), Type.SOA))                // 1, 5.2.1
                .forEach((server, outcome) -> sets.sort(server, outcome, zone, findings));      // 5.2.2 to 5.2.5
        if (!sets.authoritative.isEmpty()) {                                                    // 6
            findings.add(Message.B02_AUTH_RESPONSE_SOA, ServerArgs.servers(sets.authoritative),
                    DOMAIN.of(zone.name()));
            return;
        }
        findings.add(Message.B02_NO_WORKING_NS, DOMAIN.of(zone.name()));                        // 7.1
        report(findings, Message.B02_NS_BROKEN, sets.broken);                                   // 7.2
        report(findings, Message.B02_NS_NOT_AUTH, sets.notAuthoritative);                       // 7.3
        delegation.names().stream().filter(name -> delegation.servers(name).isEmpty())          // 5.1
                .forEach(name -> findings.add(Message.B02_NS_NO_IP_ADDR, NS.of(name)));         // 7.4
        report(findings, Message.B02_NS_NO_RESPONSE, sets.silent);                              // 7.5
        sets.unexpectedRcode.forEach((server, rcode) ->
                findings.add(Message.B02_UNEXPECTED_RCODE, server, RCODE.of(rcode)));           // 7.6
    }

    private static void report(Findings findings, Tag tag, SequencedSet<NameServer> servers) {
        servers.forEach(server -> findings.add(tag, server));
    }

    /// The sets of step 2.
    private static final class Sets {
        private final SequencedSet<NameServer> authoritative = new LinkedHashSet<>();
        private final SequencedSet<NameServer> broken = new LinkedHashSet<>();
        private final SequencedSet<NameServer> notAuthoritative = new LinkedHashSet<>();
        private final SequencedSet<NameServer> silent = new LinkedHashSet<>();
        private final SequencedMap<NameServer, Integer> unexpectedRcode = new LinkedHashMap<>();

        private void sort(NameServer server, Outcome outcome, Zone zone, Findings findings) {
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> silent.add(server);                                        // 5.2.2
                case Response r when !r.noError() -> unexpectedRcode.put(server, r.rcode());    // 5.2.3
                case Response r when !r.authoritative() -> notAuthoritative.add(server);        // 5.2.4
                case Response r when r.answer(zone.name(), Type.SOA).isEmpty() -> broken.add(server); // 5.2.5.2
                case Response _ -> authoritative.add(server);                                   // 5.2.5.1
            }
        }
    }
}
