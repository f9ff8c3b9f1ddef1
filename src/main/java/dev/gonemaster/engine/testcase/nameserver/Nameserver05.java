package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.LENGTH;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
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
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.xbill.DNS.Type;

/// nameserver05: who answers A queries answers AAAA queries too.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver05.md.
/// Sources: RFC 4074 section 4.
/// Silent servers belong to Connectivity01.
final class Nameserver05 implements Testcase {
    enum Message implements Tag {
        AAAA_BAD_RDATA(ERROR, NS, ADDRESS, LENGTH),
        AAAA_QUERY_DROPPED(ERROR, NS, ADDRESS),
        AAAA_UNEXPECTED_RCODE(ERROR, NS, ADDRESS, RCODE),
        AAAA_WELL_PROCESSED(INFO, SERVERS),
        A_UNEXPECTED_RCODE(WARNING, NS, ADDRESS, RCODE);

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
        var tags = new ArrayList<Tag>(List.of(Message.values()));
        tags.add(SharedMessage.NO_RESPONSE);
        return SkippedQuestion.tagsAfter(tags.toArray(Tag[]::new));
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var answering = new ArrayList<NameServer>();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.A))                    // 1, 4, 5.1
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.A, skipped);
                        case NoResponse _ -> findings.add(SharedMessage.NO_RESPONSE, server);   // 5.2
                        case Response r when !r.noError() ->
                                findings.add(Message.A_UNEXPECTED_RCODE, server, RCODE.of(r.rcode())); // 5.3
                        case Response _ -> answering.add(server);                               // 5.4
                    }
                });
        judgeAaaa(zone.dns().askAll(answering, Query.of(zone.name(), Type.AAAA)), findings);    // 2, 5.4.1
    }

    private static void judgeAaaa(Map<NameServer, Outcome> outcomes, Findings findings) {
        var fine = new TreeSet<NameServer>();                                                   // 3
        boolean faulty = false;
        for (Map.Entry<NameServer, Outcome> each : outcomes.entrySet()) {
            NameServer server = each.getKey();
            switch (each.getValue()) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.AAAA, skipped);
                case NoResponse _ -> {                                                          // 5.4.2
                    findings.add(Message.AAAA_QUERY_DROPPED, server);
                    faulty = true;
                }
                case Response r when !r.noError() -> {                                          // 5.4.3
                    findings.add(Message.AAAA_UNEXPECTED_RCODE, server, RCODE.of(r.rcode()));
                    faulty = true;
                }
                case Response r when !r.brokenAaaa().isEmpty() -> {                             // 5.4.4
                    findings.add(Message.AAAA_BAD_RDATA, server, LENGTH.of((long) r.brokenAaaa().getFirst()));
                    faulty = true;
                }
                case Response _ -> fine.add(server);                                            // 5.4.5
            }
        }
        if (!faulty && !fine.isEmpty()) {
            findings.add(Message.AAAA_WELL_PROCESSED, ServerArgs.servers(fine));                // 6
        }
    }
}
