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
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// nameserver13: a truncated response to an EDNS query keeps the OPT record.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver13.md.
/// Sources: RFC 6891 section 7.
/// Silent servers belong to Connectivity01.
final class Nameserver13 implements Testcase {
    enum Message implements Tag {
        MISSING_OPT_IN_TRUNCATED(WARNING, NS, ADDRESS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Keys and their signatures hardly fit into so few octets.
    private static final Edns NARROW = new Edns(0, 512, true, 0, List.of());

    @Override
    public Module module() {
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(SharedMessage.NO_RESPONSE, EdnsMessage.NO_EDNS_SUPPORT, EdnsMessage.NS_ERROR,
                Message.MISSING_OPT_IN_TRUNCATED);
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Query query = Query.of(zone.name(), Type.DNSKEY).with(NARROW);                              // 1
        zone.dns().askAllWithoutFallback(zone.nameServers(), query).forEach((server, outcome) -> {  // 2, 3.1
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.DNSKEY, skipped);
                case NoResponse _ -> findings.add(SharedMessage.NO_RESPONSE, server);               // 3.2
                case Response r when r.rcode() == Rcode.FORMERR ->
                        findings.add(EdnsMessage.NO_EDNS_SUPPORT, server);                          // 3.3
                case Response r when r.truncated() && r.opt().isEmpty() ->
                        findings.add(Message.MISSING_OPT_IN_TRUNCATED, server);                     // 3.4
                case Response r when r.noError()
                        && r.opt().filter(opt -> opt.getVersion() == 0).isPresent() -> { }          // 3.5
                case Response _ -> findings.add(EdnsMessage.NS_ERROR, server);                      // 3.6
            }
        });
    }
}
