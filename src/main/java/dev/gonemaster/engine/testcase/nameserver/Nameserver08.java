package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SPELLED_DOMAIN;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
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
import org.xbill.DNS.Record;

/// nameserver08: responses repeat the question in the very letter case in which it was asked.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver08.md; the letter case is not random but belongs to the
/// name.
/// Sources: draft-vixie-dnsext-dns0x20-00 section 2, RFC 4343.
/// Silent servers belong to Connectivity01; a response without question tells nothing.
final class Nameserver08 implements Testcase {
    enum Message implements Tag {
        QNAME_CASE_INSENSITIVE(WARNING, SERVERS, SPELLED_DOMAIN),
        QNAME_CASE_SENSITIVE(INFO, SERVERS, SPELLED_DOMAIN);

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
        MixedCase.in(zone.name()).ifPresent(mixed -> check(zone, mixed, findings));
    }

    private static void check(Zone zone, MixedCase mixed, Findings findings) {
        var found = new ServersByFinding(ServerArgs::servers);
        var domain = SPELLED_DOMAIN.of(mixed.first());
        zone.dns().askAll(zone.nameServers(), mixed.firstQuery()).forEach((server, outcome) -> { // 1, 2
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, MixedCase.TYPE, skipped);
                case NoResponse _ -> { }
                case Response r when r.message().getQuestion() == null -> { }
                case Response r when repeated(r).equals(mixed.first()) ->
                        found.add(server, Message.QNAME_CASE_SENSITIVE, domain);                // 3, 4
                case Response _ -> found.add(server, Message.QNAME_CASE_INSENSITIVE, domain);   // 5
            }
        });
        found.report(findings, Message.QNAME_CASE_SENSITIVE, Message.QNAME_CASE_INSENSITIVE);
    }

    private static String repeated(Response response) {
        Record question = response.message().getQuestion();
        return question.getName().toString(true);
    }
}
