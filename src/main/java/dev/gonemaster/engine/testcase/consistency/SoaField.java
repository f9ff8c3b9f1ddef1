package dev.gonemaster.engine.testcase.consistency;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.zone.Zone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// What the name servers' SOA records say in one field, or several; servers that give none are left out and reported.
final class SoaField {
    private SoaField() {
    }

    /// The tags of a testcase that asks here, its own being the given ones.
    static List<Tag> tagsWith(Tag... own) {
        return SkippedQuestion.tagsAfter(Stream.concat(
                Stream.of(SharedMessage.NO_RESPONSE, SoaMessage.NO_RESPONSE_SOA_QUERY),
                Arrays.stream(own)).toArray(Tag[]::new));
    }

    /// @return the servers by what their SOA record says; empty when no server gave one
    static <V> SortedMap<V, SortedSet<NameServer>> serversBy(Function<SOARecord, V> field, Zone zone,
                                                             Findings findings) {
        var servers = new TreeMap<V, SortedSet<NameServer>>();
        zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), Type.SOA)).forEach((server, outcome) ->
                soa(server, outcome, findings).ifPresent(soa ->
                        servers.computeIfAbsent(field.apply(soa), _ -> new TreeSet<>()).add(server)));
        return servers;
    }

    private static Optional<SOARecord> soa(NameServer server, Outcome outcome, Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
            case NoResponse _ -> findings.add(SharedMessage.NO_RESPONSE, server);
            case Response r when r.answer().isEmpty() -> findings.add(SoaMessage.NO_RESPONSE_SOA_QUERY, server);
            case Response r -> {
                return Optional.of((SOARecord) r.answer().getFirst());
            }
        }
        return Optional.empty();
    }
}
