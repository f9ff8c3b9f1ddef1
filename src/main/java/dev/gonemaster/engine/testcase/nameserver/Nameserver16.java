package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.NSID;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.Edns;
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
import java.util.List;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.NSIDOption;
import org.xbill.DNS.Type;

/// nameserver16: whether a name server says which of its instances has answered.
/// Not in Zonemaster; pawal/gonemaster, nameserver16.md: the step numbers are those of its algorithm.
/// Sources: RFC 5001 sections 2.1 to 2.4.
/// Silent servers are reported here too: they may be silent on this option only.
final class Nameserver16 implements Testcase {
    enum Message implements Tag {
        N16_HAS_NSID(INFO, SERVERS, NSID),
        N16_NO_NSID_REVEALED(INFO, SERVERS),
        N16_NO_RESPONSE(WARNING, SERVERS),
        N16_UNEXPECTED_RCODE(WARNING, SERVERS, RCODE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final Edns WITH_NSID =
            new Edns(0, Edns.PLAIN.udpPayloadSize(), false, 0, List.of(new NSIDOption(new byte[0])));

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
        var found = new ServersByFinding(ServerArgs::servers);                                      // 2
        Query query = Query.of(zone.name(), Type.SOA).with(WITH_NSID);
        zone.dns().askAll(zone.nameServers(), query).forEach((server, outcome) -> {                 // 3, 4
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> found.add(server, Message.N16_NO_RESPONSE);
                case Response r when !r.noError() ->
                        found.add(server, Message.N16_UNEXPECTED_RCODE, RCODE.of(r.rcode()));
                case Response r when nsid(r).isEmpty() -> found.add(server, Message.N16_NO_NSID_REVEALED);
                case Response r -> found.add(server, Message.N16_HAS_NSID, NSID.of(nsid(r)));
            }
        });
        found.report(findings, Message.values());                                                   // 5 to 8
    }

    /// The identifier as text; empty where the response has none or an empty one.
    private static String nsid(Response response) {
        return EdnsOptions.data(response, EDNSOption.Code.NSID).stream().findFirst().map(ServerText::of).orElse("");
    }
}
