package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.Level.ERROR;

import dev.gonemaster.engine.dns.Edns;
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
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// nameserver02: every name server does EDNS version 0, or refuses it in the way the standard asks for.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver02.md.
/// Sources: RFC 6891 sections 6.1.1 and 7.
/// Silent servers belong to Connectivity01.
final class Nameserver02 implements Testcase {
    enum Message implements Tag {
        BREAKS_ON_EDNS(ERROR, NS, ADDRESS),
        EDNS_RESPONSE_WITHOUT_EDNS(ERROR, NS, ADDRESS),
        EDNS_VERSION_ERROR(ERROR, NS, ADDRESS);

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
        return Module.NAMESERVER;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(SharedMessage.NO_RESPONSE, EdnsMessage.NO_EDNS_SUPPORT, Message.BREAKS_ON_EDNS,
                Message.EDNS_RESPONSE_WITHOUT_EDNS, Message.EDNS_VERSION_ERROR, EdnsMessage.NS_ERROR);
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Query withoutOpt = Query.of(zone.name(), Type.SOA);                                         // 2
        Query withOpt = withoutOpt.with(Edns.PLAIN);                                                // 1
        Map<NameServer, Outcome> outcomes = zone.dns().askAll(zone.nameServers(), withOpt);         // 3, 4.1
        List<NameServer> silent = outcomes.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof NoResponse)
                .map(Map.Entry::getKey)
                .toList();
        Map<NameServer, Outcome> secondOutcomes = zone.dns().askAll(silent, withoutOpt);            // 4.2.1
        outcomes.forEach((server, outcome) -> {
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> judgeSilence(server, secondOutcomes.get(server), findings);    // 4.2
                case Response response -> judge(server, response, findings);                        // 4.3 to 4.7
            }
        });
    }

    private static void judgeSilence(NameServer server, Outcome withoutOpt, Findings findings) {
        switch (withoutOpt) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
            case NoResponse _ -> findings.add(SharedMessage.NO_RESPONSE, server);                   // 4.2.2
            case Response _ -> findings.add(Message.BREAKS_ON_EDNS, server);                        // 4.2.3
        }
    }

    private static void judge(NameServer server, Response response, Findings findings) {
        boolean opt = response.opt().isPresent();
        boolean versionZero = opt && response.opt().get().getVersion() == 0;
        if (response.rcode() == Rcode.FORMERR && !opt) {
            findings.add(EdnsMessage.NO_EDNS_SUPPORT, server);                                      // 4.3
            return;
        }
        if (response.noError() && !response.answer().isEmpty() && versionZero) {
            return;                                                                                 // 4.4
        }
        if (response.noError() && !opt) {
            findings.add(Message.EDNS_RESPONSE_WITHOUT_EDNS, server);                               // 4.5
            return;
        }
        if (response.noError() && !versionZero) {
            findings.add(Message.EDNS_VERSION_ERROR, server);                                       // 4.6
            return;
        }
        findings.add(EdnsMessage.NS_ERROR, server);                                                 // 4.7
    }
}
