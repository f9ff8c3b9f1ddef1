package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SOURCE;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome.Failure;
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
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.xbill.DNS.Type;

/// nameserver04: answers come from the address that was asked. A question is normally heard by that address alone, so
/// a server that answers from elsewhere looks silent; silent servers are asked once more by a question that anybody
/// may answer.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver04.md.
/// Sources: RFC 2181 section 4.
/// Servers that stay silent belong to Connectivity01.
final class Nameserver04 implements Testcase {
    enum Message implements Tag {
        DIFFERENT_SOURCE_IP(WARNING, NS, ADDRESS, SOURCE),
        SAME_SOURCE_IP(INFO, SERVERS);

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
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Query soa = Query.of(zone.name(), Type.SOA);
        var answers = new ArrayList<Answer>();
        var silent = new ArrayList<NameServer>();
        zone.dns().askAll(zone.nameServers(), soa).forEach((server, outcome) -> {               // 1, 2
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse(Failure failure) when failure == Failure.TIMEOUT -> silent.add(server);
                case NoResponse _ -> { }
                case Response response -> answers.add(new Answer(server, response));
            }
        });
        zone.dns().askAllWithoutFallback(silent, soa.answeredFromAnywhere()).forEach((server, outcome) -> {
            if (outcome instanceof Response response) {
                answers.add(new Answer(server, response));
            }
        });
        judge(answers, findings);
    }

    private static void judge(List<Answer> answers, Findings findings) {
        var same = new TreeSet<NameServer>();
        for (Answer answer : answers) {                                                         // 3
            if (answer.fromElsewhere()) {
                findings.add(Message.DIFFERENT_SOURCE_IP, answer.server(),
                        SOURCE.of(answer.response().source()));
            } else {
                same.add(answer.server());
            }
        }
        if (!same.isEmpty() && same.size() == answers.size()) {
            findings.add(Message.SAME_SOURCE_IP, ServerArgs.servers(same));
        }
    }

    private record Answer(NameServer server, Response response) {
        boolean fromElsewhere() {
            return !response.source().equals(server.address());
        }
    }
}
