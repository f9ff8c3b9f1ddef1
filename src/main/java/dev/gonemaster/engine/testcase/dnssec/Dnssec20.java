package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.Nsec3Matcher;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// dnssec20: the NSEC or NSEC3 record of the apex lists the types that are there. A resolver that uses such records
/// aggressively (RFC 8198) takes a type that is not listed for missing.
/// Specification: Gonemaster, dnssec/dnssec20.md; not in Zonemaster.
/// Sources: RFC 4034 section 4.1.2, RFC 5155 section 3.1.8.
final class Dnssec20 implements Testcase {
    enum Message implements Tag {
        DS20_BITMAP_OK(INFO, SERVERS),
        DS20_NO_BITMAP(WARNING, SERVERS),
        DS20_NO_DNSSEC(NOTICE, SERVERS),
        DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE(ERROR, SERVERS, QUERY_TYPE),
        DS20_NSEC_BITMAP_MISMATCHES_RRTYPE(ERROR, SERVERS, QUERY_TYPE);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// The types whose presence is compared with the list; dnssec10 knows those that every apex has.
    private static final List<Integer> PROBED = List.of(Type.A, Type.AAAA, Type.MX, Type.TXT);
    private static final List<Integer> ASKED =
            Stream.concat(Stream.of(Type.NSEC, Type.NSEC3PARAM), PROBED.stream()).toList();

    /// What one server says about the apex, by type.
    private record Answers(Map<Integer, Outcome> byType) {
        boolean complete() {
            return byType.values().stream().noneMatch(NotAsked.class::isInstance);
        }

        Optional<Response> to(int type) {
            return byType.get(type) instanceof Response response && response.noError() && response.authoritative()
                    ? Optional.of(response) : Optional.empty();
        }

        boolean has(int type) {
            return to(type).filter(response -> !response.answer().isEmpty()).isPresent();
        }

        Optional<ApexBitmap> bitmap(Name apex, Nsec3Matcher matcher) {
            return to(Type.NSEC).flatMap(response -> ApexBitmap.inAnswerForNsec(response, matcher))
                    .or(() -> to(Type.NSEC3PARAM)
                            .flatMap(response -> ApexBitmap.inDenialOfNsec3param(response, apex)));
        }
    }

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var signed = new TreeSet<NameServer>();
        var withoutDnssec = new TreeSet<NameServer>();
        zone.dns().askAll(zone.nameServers(), Query.dnssec(zone.name(), Type.DNSKEY))                   // 3
                .forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.DNSKEY, skipped);
                        case Response r when r.noError() && r.authoritative() && !r.answer().isEmpty() ->
                                signed.add(server);
                        case Response _, NoResponse _ -> withoutDnssec.add(server);
                    }
                });
        judge(zone, signed, findings);
        if (signed.isEmpty() && !withoutDnssec.isEmpty()) {
            findings.add(Message.DS20_NO_DNSSEC, ServerArgs.servers(withoutDnssec));                    // 4
        }
    }

    private static void judge(Zone zone, SortedSet<NameServer> signed, Findings findings) {
        var faults = new ServersByFinding(ServerArgs::servers);
        var judged = new TreeSet<NameServer>();
        var good = new TreeSet<NameServer>();
        var matcher = new Nsec3Matcher(zone.name());
        answers(zone, signed).forEach((server, answers) -> {                                            // 3
            if (!answers.complete()) {
                return;
            }
            judged.add(server);
            Optional<ApexBitmap> bitmap = answers.bitmap(zone.name(), matcher);
            if (bitmap.isEmpty()) {
                faults.add(server, Message.DS20_NO_BITMAP);
                return;
            }
            List<Integer> missing = PROBED.stream()
                    .filter(type -> answers.has(type) && !bitmap.get().lists(type)).toList();
            missing.forEach(type -> faults.add(server, mismatch(bitmap.get()), QUERY_TYPE.of(type)));
            if (missing.isEmpty()) {
                good.add(server);
            }
        });
        faults.report(findings, Message.DS20_NSEC_BITMAP_MISMATCHES_RRTYPE,
                Message.DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE);                                           // 4
        if (!good.isEmpty() && good.equals(judged)) {
            findings.add(Message.DS20_BITMAP_OK, ServerArgs.servers(good));                             // 4
        }
        faults.report(findings, Message.DS20_NO_BITMAP);                                                // 4
    }

    private static SortedMap<NameServer, Answers> answers(Zone zone, SortedSet<NameServer> servers) {
        var answers = new TreeMap<NameServer, Answers>();
        zone.dns().askAll(servers, ASKED.stream().map(type -> Query.dnssec(zone.name(), type)).toList())
                .forEach((query, outcomes) -> outcomes.forEach((server, outcome) -> answers
                        .computeIfAbsent(server, _ -> new Answers(new HashMap<>()))
                        .byType().put(query.type(), outcome)));
        return answers;
    }

    private static Message mismatch(ApexBitmap bitmap) {
        return switch (bitmap.denial()) {
            case NSEC -> Message.DS20_NSEC_BITMAP_MISMATCHES_RRTYPE;
            case NSEC3 -> Message.DS20_NSEC3_BITMAP_MISMATCHES_RRTYPE;
        };
    }
}
