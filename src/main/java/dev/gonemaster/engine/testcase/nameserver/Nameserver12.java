package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
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
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// nameserver12: a name server passes over an EDNS flag that it does not know, and leaves it clear itself.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver12.md.
/// Sources: RFC 6891 section 6.1.4, IANA EDNS header flags.
/// Silent servers belong to Connectivity01.
final class Nameserver12 implements Testcase {
    enum Message implements Tag {
        Z_FLAGS_NOTCLEAR(WARNING, NS, ADDRESS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// The last of the Z bits; the first one has got a meaning in the meantime (RFC 9824 section 5.1).
    static final int UNKNOWN_FLAG = 1;
    private static final int Z_MASK = 0x7fff;
    private static final Edns WITH_UNKNOWN_FLAG =
            new Edns(0, Edns.PLAIN.udpPayloadSize(), false, UNKNOWN_FLAG, List.of());

    @Override
    public Module module() {
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(SharedMessage.NO_RESPONSE, EdnsMessage.NO_EDNS_SUPPORT, EdnsMessage.NS_ERROR,
                Message.Z_FLAGS_NOTCLEAR);
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Query query = Query.of(zone.name(), Type.SOA).with(WITH_UNKNOWN_FLAG);                      // 1
        zone.dns().askAll(zone.nameServers(), query).forEach((server, outcome) -> {                 // 2, 3.1
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> findings.add(SharedMessage.NO_RESPONSE, server);               // 3.2
                case Response r when r.rcode() == Rcode.FORMERR ->
                        findings.add(EdnsMessage.NO_EDNS_SUPPORT, server);                          // 3.3
                case Response r when r.opt().filter(Nameserver12::flagged).isPresent() ->
                        findings.add(Message.Z_FLAGS_NOTCLEAR, server);                             // 3.4
                case Response r when good(r) -> { }                                                 // 3.5
                case Response _ -> findings.add(EdnsMessage.NS_ERROR, server);                      // 3.6
            }
        });
    }

    private static boolean flagged(OPTRecord opt) {
        return (opt.getFlags() & Z_MASK) != 0;
    }

    private static boolean good(Response response) {
        return !response.answer().isEmpty() && response.noError()                                   // 3.5.1, 3.5.2
                && response.opt().filter(opt -> opt.getVersion() == 0).isPresent();                 // 3.5.3
    }
}
