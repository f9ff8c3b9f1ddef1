package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

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
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// nameserver03: no name server hands out the whole zone to whoever asks.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver03.md.
/// Sources: RFC 5936 sections 2.2 (a transfer begins with the SOA record) and 4.2 (it goes over TCP).
/// Silence is as good as a refusal here; Connectivity02 is where it counts.
final class Nameserver03 implements Testcase {
    enum Message implements Tag {
        AXFR_AVAILABLE(NOTICE, SERVERS),
        AXFR_FAILURE(INFO, SERVERS);

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
        var found = new ServersByFinding(ServerArgs::servers);
        Query transfer = Query.of(zone.name(), Type.AXFR).overTcp();
        zone.dns().askAll(zone.nameServers(), transfer).forEach((server, outcome) -> {          // 1, 2
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.AXFR, skipped);
                case NoResponse _ -> found.add(server, Message.AXFR_FAILURE);
                case Response r when beginsTransfer(r, zone.name()) ->
                        found.add(server, Message.AXFR_AVAILABLE);                              // 3
                case Response _ -> found.add(server, Message.AXFR_FAILURE);
            }
        });
        found.report(findings, Message.AXFR_FAILURE, Message.AXFR_AVAILABLE);
    }

    private static boolean beginsTransfer(Response response, Name zone) {
        List<Record> records = response.message().getSection(Section.ANSWER);
        return !records.isEmpty() && records.getFirst().getType() == Type.SOA
                && records.getFirst().getName().equals(zone);
    }
}
