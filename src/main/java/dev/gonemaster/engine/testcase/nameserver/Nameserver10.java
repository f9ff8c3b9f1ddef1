package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.NameServer;
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
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// nameserver10: a name server answers BADVERS to an EDNS version that does not exist.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver10.md.
/// Sources: RFC 6891 section 6.1.3.
/// Servers that stay silent belong to Connectivity01, those that fail on EDNS version 0 to Nameserver02.
final class Nameserver10 implements Testcase {
    enum Message implements Tag {
        N10_NO_RESPONSE_EDNS1_QUERY(WARNING, ADDRESSES),
        N10_UNEXPECTED_RCODE(WARNING, ADDRESSES, RCODE),
        N10_EDNS_RESPONSE_ERROR(WARNING, ADDRESSES);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final Edns VERSION_1 = new Edns(1, Edns.PLAIN.udpPayloadSize(), false, 0, List.of());

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
        var faults = new ServersByFinding(ServerArgs::addresses);                                       // 1
        zone.dns().askAll(withVersion0(zone, findings), Query.of(zone.name(), Type.SOA).with(VERSION_1)) // 3, 5.2
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                        case NoResponse _ -> faults.add(server, Message.N10_NO_RESPONSE_EDNS1_QUERY);   // 5.2.1
                        case Response r when r.rcode() != Rcode.BADVERS ->                              // 5.2.2
                                faults.add(server, Message.N10_UNEXPECTED_RCODE, RCODE.of(r.rcode()));
                        case Response r when refusesByTheBook(r) -> { }                                 // 5.2.3
                        case Response _ -> faults.add(server, Message.N10_EDNS_RESPONSE_ERROR);         // 5.2.4
                    }
                });
        faults.report(findings, Message.values());                                                      // 6, 7, 8
    }

    /// The servers that answer a query of EDNS version 0 without an error.
    private static List<NameServer> withVersion0(Zone zone, Findings findings) {
        var servers = new ArrayList<NameServer>();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA).with(Edns.PLAIN))         // 2, 4, 5.1
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                        case NoResponse _ -> { }                                                        // 5.1.1
                        case Response r when !r.noError() -> { }                                        // 5.1.2
                        case Response _ -> servers.add(server);
                    }
                });
        return servers;
    }

    private static boolean refusesByTheBook(Response response) {
        return response.opt().filter(opt -> opt.getVersion() == 0).isPresent()
                && response.message().getSection(Section.ANSWER).isEmpty();
    }
}
