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
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Type;

/// nameserver11: a name server passes over an EDNS option that it does not know.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver11.md.
/// Sources: RFC 6891 section 6.1.2, IANA DNS EDNS0 option codes.
/// Servers that stay silent or give no authoritative answer belong to Connectivity01, those without EDNS to
/// Nameserver02.
final class Nameserver11 implements Testcase {
    enum Message implements Tag {
        N11_NO_EDNS(WARNING, ADDRESSES),
        N11_NO_RESPONSE(WARNING, ADDRESSES),
        N11_RETURNS_UNKNOWN_OPTION_CODE(WARNING, ADDRESSES),
        N11_UNEXPECTED_ANSWER_SECTION(WARNING, ADDRESSES),
        N11_UNEXPECTED_RCODE(WARNING, ADDRESSES, RCODE),
        N11_UNSET_AA(WARNING, ADDRESSES);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Assigned to nothing.
    static final int UNKNOWN_OPTION = 137;

    private static final Edns WITH_UNKNOWN_OPTION = new Edns(0, Edns.PLAIN.udpPayloadSize(), false, 0,
            List.of(new GenericEDNSOption(UNKNOWN_OPTION, new byte[0])));

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
        Query query = Query.of(zone.name(), Type.SOA).with(WITH_UNKNOWN_OPTION);                        // 3
        zone.dns().askAll(serving(zone, findings), query).forEach((server, outcome) -> {                // 5.3
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> faults.add(server, Message.N11_NO_RESPONSE);                       // 5.3.1
                case Response r when !r.noError() ->                                                    // 5.3.2
                        faults.add(server, Message.N11_UNEXPECTED_RCODE, RCODE.of(r.rcode()));
                case Response r when r.opt().isEmpty() -> faults.add(server, Message.N11_NO_EDNS);      // 5.3.3
                case Response r when r.answer().isEmpty() ->                                            // 5.3.4
                        faults.add(server, Message.N11_UNEXPECTED_ANSWER_SECTION);
                case Response r when !r.authoritative() -> faults.add(server, Message.N11_UNSET_AA);    // 5.3.5
                case Response r when !r.opt().get().getOptions(UNKNOWN_OPTION).isEmpty() ->             // 5.3.6
                        faults.add(server, Message.N11_RETURNS_UNKNOWN_OPTION_CODE);
                case Response _ -> { }                                                                  // 5.3.7
            }
        });
        faults.report(findings, Message.N11_NO_RESPONSE, Message.N11_UNEXPECTED_RCODE, Message.N11_NO_EDNS, // 6 to 8
                Message.N11_UNEXPECTED_ANSWER_SECTION, Message.N11_UNSET_AA,                            // 9, 10
                Message.N11_RETURNS_UNKNOWN_OPTION_CODE);                                               // 11
    }

    /// The servers that give an authoritative answer with EDNS and the zone's SOA record where no option is set.
    private static List<NameServer> serving(Zone zone, Findings findings) {
        var serving = new ArrayList<NameServer>();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA).with(Edns.PLAIN))         // 2, 4, 5.1
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                        case NoResponse _ -> { }                                                        // 5.2.1
                        case Response r when r.opt().isEmpty() -> { }                                   // 5.2.2
                        case Response r when !r.noError() || !r.authoritative() -> { }                  // 5.2.3, 5.2.4
                        case Response r when r.answer().isEmpty() -> { }                                // 5.2.5
                        case Response _ -> serving.add(server);
                    }
                });
        return serving;
    }
}
