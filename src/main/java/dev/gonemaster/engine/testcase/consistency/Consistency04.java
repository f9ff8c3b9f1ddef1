package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.TTL_MAX;
import static dev.gonemaster.engine.message.ArgName.TTL_MIN;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// consistency04: all name servers name the same name servers, for the same time.
/// Specification: Zonemaster v2025.2, Consistency-TP/consistency04.md; sets are the same when their names are, and a
/// difference of their TTLs is a finding of its own (divergence).
/// Sources: RFC 1034 section 4.2.2, RFC 1035 section 3.3.11, RFC 2181 section 5.2.
/// Silent servers belong to Connectivity01.
final class Consistency04 implements Testcase {
    enum Message implements Tag {
        NO_RESPONSE_NS_QUERY(DEBUG, NS, ADDRESS),
        ONE_NS_SET(INFO, NS_NAMES),
        MULTIPLE_NS_SET(NOTICE, COUNT),
        /// Who says what, as the reference adds where servers differ.
        NS_SET(INFO, NS_NAMES, SERVERS),
        INCONSISTENT_NS_TTL(NOTICE, COUNT, TTL_MIN, TTL_MAX);

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
        return Module.CONSISTENCY;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(SharedMessage.NO_RESPONSE), Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        var serversBySet = new LinkedHashMap<SortedSet<Name>, SortedSet<NameServer>>();
        var ttls = new TreeSet<Long>();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.NS))                   // 1 to 3
                .forEach((server, outcome) -> {
                    List<Record> rrset = rrset(server, outcome, findings);
                    if (!rrset.isEmpty()) {
                        serversBySet.computeIfAbsent(names(rrset), _ -> new TreeSet<>()).add(server);
                        rrset.stream().map(Record::getTTL).min(Long::compare).ifPresent(ttls::add);
                    }
                });
        judge(serversBySet, findings);                                                          // 6
        if (ttls.size() > 1) {
            findings.add(Message.INCONSISTENT_NS_TTL, COUNT.of((long) ttls.size()),
                    TTL_MIN.of(ttls.first()), TTL_MAX.of(ttls.last()));
        }
    }

    /// The NS records of the zone that the server gives with authority; none where it gives something else.
    private static List<Record> rrset(NameServer server, Outcome outcome, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.NS, skipped);
            case NoResponse _ -> findings.add(SharedMessage.NO_RESPONSE, server);               // 4
            case Response r when !r.authoritative() || r.answer().isEmpty() ->
                    findings.add(Message.NO_RESPONSE_NS_QUERY, server);                         // 5
            case Response r -> {
                return r.answer();
            }
        }
        return List.of();
    }

    private static SortedSet<Name> names(List<Record> rrset) {
        var names = new TreeSet<Name>();
        rrset.forEach(record -> names.add(((NSRecord) record).getTarget()));
        return names;
    }

    private static void judge(SequencedMap<SortedSet<Name>, SortedSet<NameServer>> serversBySet, Findings findings) {
        if (serversBySet.size() == 1) {
            findings.add(Message.ONE_NS_SET, NS_NAMES.of(serversBySet.firstEntry().getKey()));
        }
        if (serversBySet.size() > 1) {
            findings.add(Message.MULTIPLE_NS_SET, COUNT.of((long) serversBySet.size()));
            serversBySet.forEach((names, servers) ->
                    findings.add(Message.NS_SET, NS_NAMES.of(names), ServerArgs.servers(servers)));
        }
    }
}
