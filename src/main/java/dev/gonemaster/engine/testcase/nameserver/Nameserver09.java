package dev.gonemaster.engine.testcase.nameserver;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY1;
import static dev.gonemaster.engine.message.ArgName.QUERY2;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.ArgName.RCODE1;
import static dev.gonemaster.engine.message.ArgName.RCODE2;
import static dev.gonemaster.engine.message.ArgName.SPELLED_DOMAIN;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
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
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// nameserver09: a question in two letter cases has the same answer.
/// Specification: Zonemaster v2025.2, Nameserver-TP/nameserver09.md.
/// Sources: RFC 4343 section 3.
/// Servers that are silent both times belong to Connectivity01.
final class Nameserver09 implements Testcase {
    enum Message implements Tag {
        CASE_QUERIES_RESULTS_DIFFER(ERROR, QUERY_TYPE, DOMAIN),
        CASE_QUERIES_RESULTS_OK(INFO, QUERY_TYPE, DOMAIN),
        CASE_QUERY_DIFFERENT_ANSWER(WARNING, NS, ADDRESS, QUERY_TYPE, QUERY1, QUERY2),
        CASE_QUERY_DIFFERENT_RC(WARNING, NS, ADDRESS, QUERY_TYPE, QUERY1, QUERY2, RCODE1, RCODE2),
        CASE_QUERY_NO_ANSWER(WARNING, NS, ADDRESS, QUERY_TYPE, SPELLED_DOMAIN),
        CASE_QUERY_SAME_ANSWER(DEBUG, NS, ADDRESS, QUERY_TYPE, QUERY1, QUERY2),
        CASE_QUERY_SAME_RC(DEBUG, NS, ADDRESS, QUERY_TYPE, QUERY1, QUERY2, RCODE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final Set<Message> DIFFERENCES = EnumSet.of(Message.CASE_QUERY_DIFFERENT_ANSWER,
            Message.CASE_QUERY_DIFFERENT_RC, Message.CASE_QUERY_NO_ANSWER);

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
        var servers = zone.nameServers();                                                       // 1
        Map<NameServer, Outcome> firsts = zone.dns().askAll(servers, mixed.firstQuery());       // 2
        Map<NameServer, Outcome> seconds = zone.dns().askAll(servers, mixed.secondQuery());     // 4
        var verdicts = EnumSet.noneOf(Message.class);
        for (NameServer server : servers) {
            compare(server, firsts.get(server), seconds.get(server), mixed, findings).ifPresent(verdicts::add);
        }
        if (verdicts.isEmpty()) {
            return;
        }
        boolean differ = verdicts.stream().anyMatch(DIFFERENCES::contains);
        findings.add(differ ? Message.CASE_QUERIES_RESULTS_DIFFER : Message.CASE_QUERIES_RESULTS_OK, // 7
                QUERY_TYPE.of(MixedCase.TYPE), DOMAIN.of(mixed.name()));
    }

    /// @return what was reported; empty when the server is not to be judged
    private static Optional<Message> compare(NameServer server, Outcome first, Outcome second, MixedCase mixed,
                                             Findings findings) {
        if (first instanceof NotAsked skipped) {
            SkippedQuestion.report(findings, server, MixedCase.TYPE, skipped);
            return Optional.empty();
        }
        if (second instanceof NotAsked || first instanceof NoResponse && second instanceof NoResponse) {
            return Optional.empty();
        }
        if (first instanceof Response one && second instanceof Response other) {
            return Optional.of(compare(server, one, other, mixed, findings));
        }
        String answered = first instanceof Response ? mixed.first() : mixed.second();
        findings.add(Message.CASE_QUERY_NO_ANSWER, server, QUERY_TYPE.of(MixedCase.TYPE),
                SPELLED_DOMAIN.of(answered));
        return Optional.of(Message.CASE_QUERY_NO_ANSWER);
    }

    private static Message compare(NameServer server, Response one, Response other, MixedCase mixed,
                                   Findings findings) {
        var type = QUERY_TYPE.of(MixedCase.TYPE);
        var query1 = QUERY1.of(mixed.first());
        var query2 = QUERY2.of(mixed.second());
        if (!answer(one).isEmpty() || !answer(other).isEmpty()) {                               // 3, 5, 6
            Message verdict = answer(one).equals(answer(other))
                    ? Message.CASE_QUERY_SAME_ANSWER : Message.CASE_QUERY_DIFFERENT_ANSWER;
            findings.add(verdict, server, type, query1, query2);
            return verdict;
        }
        if (one.rcode() == other.rcode()) {
            findings.add(Message.CASE_QUERY_SAME_RC, server, type, query1, query2,
                    RCODE.of(one.rcode()));
            return Message.CASE_QUERY_SAME_RC;
        }
        findings.add(Message.CASE_QUERY_DIFFERENT_RC, server, type, query1, query2,
                RCODE1.of(one.rcode()), RCODE2.of(other.rcode()));
        return Message.CASE_QUERY_DIFFERENT_RC;
    }

    /// Neither the order of records nor their TTL nor the letter case of names matters.
    private static Set<Record> answer(Response response) {
        return new HashSet<>(response.message().getSection(Section.ANSWER));
    }
}
