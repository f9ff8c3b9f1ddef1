package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;

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
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.Zone;
import java.util.List;
import java.util.Map;
import org.xbill.DNS.Type;

/// delegation06: the zone has a SOA record.
/// Specification: Zonemaster v2025.2, Delegation-TP/delegation06.md, with the tags of the reference.
/// Sources: RFC 2181 section 6.1.
/// Silent servers and those that give an error belong to Connectivity01.
final class Delegation06 implements Testcase {
    enum Message implements Tag {
        SOA_NOT_EXISTS(ERROR, NS, ADDRESS),
        SOA_EXISTS(INFO);

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
        return Module.DELEGATION;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Map<NameServer, Outcome> outcomes =
                zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA));         // 1, 2
        boolean missing = false;
        boolean seen = false;
        for (Map.Entry<NameServer, Outcome> entry : outcomes.entrySet()) {
            NameServer server = entry.getKey();
            switch (entry.getValue()) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> { }
                case Response r when !r.noError() -> { }
                case Response r when r.answer().isEmpty() -> {                                  // 3
                    missing = true;
                    findings.add(Message.SOA_NOT_EXISTS, server);
                }
                case Response _ -> seen = true;
            }
        }
        if (seen && !missing) {
            findings.add(Message.SOA_EXISTS);
        }
    }
}
