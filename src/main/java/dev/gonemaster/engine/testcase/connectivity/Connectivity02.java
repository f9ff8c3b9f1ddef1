package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_EXPECTED;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_FOUND;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
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
import org.xbill.DNS.Type;

/// connectivity02: every name server answers SOA and NS queries over TCP with authority.
/// Specification: Zonemaster v2025.2, Connectivity-TP/connectivity02.md.
/// Sources: RFC 7766 section 5.
/// Most testcases leave faults of this kind over TCP to this one.
final class Connectivity02 implements Testcase {
    enum Message implements Tag {
        CN02_MISSING_NS_RECORD_TCP(WARNING, NS, ADDRESS),
        CN02_MISSING_SOA_RECORD_TCP(WARNING, NS, ADDRESS),
        CN02_NO_RESPONSE_NS_QUERY_TCP(WARNING, NS, ADDRESS),
        CN02_NO_RESPONSE_SOA_QUERY_TCP(WARNING, NS, ADDRESS),
        CN02_NO_RESPONSE_TCP(WARNING, NS, ADDRESS),
        CN02_NS_RECORD_NOT_AA_TCP(WARNING, NS, ADDRESS),
        CN02_SOA_RECORD_NOT_AA_TCP(WARNING, NS, ADDRESS),
        CN02_UNEXPECTED_RCODE_NS_QUERY_TCP(WARNING, NS, ADDRESS, RCODE),
        CN02_UNEXPECTED_RCODE_SOA_QUERY_TCP(WARNING, NS, ADDRESS, RCODE),
        CN02_WRONG_NS_RECORD_TCP(WARNING, NS, ADDRESS, DOMAIN_FOUND, DOMAIN_EXPECTED),
        CN02_WRONG_SOA_RECORD_TCP(WARNING, NS, ADDRESS, DOMAIN_FOUND, DOMAIN_EXPECTED);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final SoaAndNsAnswers ANSWERS = new SoaAndNsAnswers(Message.CN02_NO_RESPONSE_TCP,
            new SoaAndNsAnswers.Faults(Message.CN02_NO_RESPONSE_SOA_QUERY_TCP,
                    Message.CN02_UNEXPECTED_RCODE_SOA_QUERY_TCP, Message.CN02_MISSING_SOA_RECORD_TCP,
                    Message.CN02_WRONG_SOA_RECORD_TCP, Message.CN02_SOA_RECORD_NOT_AA_TCP),
            new SoaAndNsAnswers.Faults(Message.CN02_NO_RESPONSE_NS_QUERY_TCP,
                    Message.CN02_UNEXPECTED_RCODE_NS_QUERY_TCP, Message.CN02_MISSING_NS_RECORD_TCP,
                    Message.CN02_WRONG_NS_RECORD_TCP, Message.CN02_NS_RECORD_NOT_AA_TCP));

    @Override
    public Module module() {
        return Module.CONNECTIVITY;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Query soa = Query.of(zone.name(), Type.SOA).overTcp();                                          // 1.1
        Query ns = Query.of(zone.name(), Type.NS).overTcp();                                            // 1.2
        var servers = zone.nameServers();                                                               // 2
        var outcomes = zone.dns().askAll(servers, List.of(soa, ns));                                    // 3.1
        Map<NameServer, Outcome> soas = outcomes.get(soa);
        Map<NameServer, Outcome> nses = outcomes.get(ns);
        for (NameServer server : servers) {                                                             // 3
            reportSkipped(server, soas.get(server), Type.SOA, findings);
            reportSkipped(server, nses.get(server), Type.NS, findings);
            ANSWERS.judge(server, soas.get(server), nses.get(server), findings);                        // 3.2, 3.3
        }
    }

    private static void reportSkipped(NameServer server, Outcome outcome, int queryType, Findings findings) {
        if (outcome instanceof NotAsked skipped) {
            SkippedQuestion.report(findings, server, queryType, skipped);
        }
    }
}
