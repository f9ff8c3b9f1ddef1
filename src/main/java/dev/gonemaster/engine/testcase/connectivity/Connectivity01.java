package dev.gonemaster.engine.testcase.connectivity;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_EXPECTED;
import static dev.gonemaster.engine.message.ArgName.DOMAIN_FOUND;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Type;

/// connectivity01: every name server answers SOA and NS queries over UDP with authority.
/// Specification: Zonemaster v2025.2, Connectivity-TP/connectivity01.md.
/// Sources: RFC 1123 section 6.1.3.2, RFC 7766 section 5.
/// Most testcases leave faults of this kind to this one.
final class Connectivity01 implements Testcase {
    enum Message implements Tag {
        CN01_IPV4_DISABLED(NOTICE, SERVERS),
        CN01_IPV6_DISABLED(NOTICE, SERVERS),
        CN01_MISSING_NS_RECORD_UDP(WARNING, NS, ADDRESS),
        CN01_MISSING_SOA_RECORD_UDP(WARNING, NS, ADDRESS),
        CN01_NO_RESPONSE_NS_QUERY_UDP(WARNING, NS, ADDRESS),
        CN01_NO_RESPONSE_SOA_QUERY_UDP(WARNING, NS, ADDRESS),
        CN01_NO_RESPONSE_UDP(WARNING, NS, ADDRESS),
        CN01_NS_RECORD_NOT_AA_UDP(WARNING, NS, ADDRESS),
        CN01_SOA_RECORD_NOT_AA_UDP(WARNING, NS, ADDRESS),
        CN01_UNEXPECTED_RCODE_NS_QUERY_UDP(WARNING, NS, ADDRESS, RCODE),
        CN01_UNEXPECTED_RCODE_SOA_QUERY_UDP(WARNING, NS, ADDRESS, RCODE),
        CN01_WRONG_NS_RECORD_UDP(WARNING, NS, ADDRESS, DOMAIN_FOUND, DOMAIN_EXPECTED),
        CN01_WRONG_SOA_RECORD_UDP(WARNING, NS, ADDRESS, DOMAIN_FOUND, DOMAIN_EXPECTED);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final SoaAndNsAnswers ANSWERS = new SoaAndNsAnswers(Message.CN01_NO_RESPONSE_UDP,
            new SoaAndNsAnswers.Faults(Message.CN01_NO_RESPONSE_SOA_QUERY_UDP,
                    Message.CN01_UNEXPECTED_RCODE_SOA_QUERY_UDP, Message.CN01_MISSING_SOA_RECORD_UDP,
                    Message.CN01_WRONG_SOA_RECORD_UDP, Message.CN01_SOA_RECORD_NOT_AA_UDP),
            new SoaAndNsAnswers.Faults(Message.CN01_NO_RESPONSE_NS_QUERY_UDP,
                    Message.CN01_UNEXPECTED_RCODE_NS_QUERY_UDP, Message.CN01_MISSING_NS_RECORD_UDP,
                    Message.CN01_WRONG_NS_RECORD_UDP, Message.CN01_NS_RECORD_NOT_AA_UDP));

    @Override
    public Module module() {
        return Module.CONNECTIVITY;
    }

    @Override
    public List<Message> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var servers = zone.nameServers();                                                               // 2
        Query soa = Query.of(zone.name(), Type.SOA);                                                    // 1.1
        Query ns = Query.of(zone.name(), Type.NS);                                                      // 1.2
        var outcomes = zone.dns().askAll(servers, List.of(soa, ns));                                    // 5.1
        Map<NameServer, Outcome> soas = outcomes.get(soa);
        Map<NameServer, Outcome> nses = outcomes.get(ns);
        reportDisabled(soas, Reason.IPV4_DISABLED, Message.CN01_IPV4_DISABLED, findings);               // 3
        reportDisabled(soas, Reason.IPV6_DISABLED, Message.CN01_IPV6_DISABLED, findings);               // 4
        for (NameServer server : servers) {                                                             // 5
            ANSWERS.judge(server, soas.get(server), nses.get(server), findings);
        }
    }

    private static void reportDisabled(Map<NameServer, Outcome> outcomes, Reason reason, Message tag,
                                       Findings findings) {
        List<NameServer> disabled = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof NotAsked(Reason given) && given == reason)
                .map(Map.Entry::getKey)
                .toList();
        if (!disabled.isEmpty()) {
            findings.add(tag, ServerArgs.servers(disabled));
        }
    }
}
