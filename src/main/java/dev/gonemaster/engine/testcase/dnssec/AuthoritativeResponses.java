package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.zone.Zone;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What servers say about the apex in answer to the specification's "DNSSEC Query", where they say it with authority.
final class AuthoritativeResponses {
    private AuthoritativeResponses() {
    }

    /// Asks the servers; says which were left out because their address family is off.
    ///
    /// @return responses with NOERROR and AA by server, in the order given; others are not in it
    static SequencedMap<NameServer, Response> of(Zone zone, Collection<NameServer> servers, int type,
                                                 Findings findings) {
        return of(zone, servers, List.of(type), findings).get(type);
    }

    /// Asks the servers for several types at the same time.
    ///
    /// @return what [#of(Zone, Collection, int, Findings)] gives, by type, in the order given
    static SequencedMap<Integer, SequencedMap<NameServer, Response>> of(Zone zone, Collection<NameServer> servers,
                                                                        List<Integer> types, Findings findings) {
        List<Query> queries = types.stream().map(type -> Query.dnssec(zone.name(), type)).toList();
        var byType = new LinkedHashMap<Integer, SequencedMap<NameServer, Response>>();
        zone.dns().askAll(servers, queries).forEach((query, outcomes) ->
                byType.put(query.type(), responses(outcomes, query.type(), findings)));
        return byType;
    }

    private static SequencedMap<NameServer, Response> responses(Map<NameServer, Outcome> outcomes, int type,
                                                                Findings findings) {
        var responses = new LinkedHashMap<NameServer, Response>();
        outcomes.forEach((server, outcome) -> {
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, type, skipped);
                case NoResponse _ -> { }
                case Response r when !r.noError() || !r.authoritative() -> { }
                case Response r -> responses.put(server, r);
            }
        });
        return responses;
    }
}
