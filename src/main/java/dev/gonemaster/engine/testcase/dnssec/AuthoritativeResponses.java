package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Responses;
import dev.gonemaster.engine.zone.Zone;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
                byType.put(query.type(), Responses.authoritative(outcomes, query.type(), findings)));
        return byType;
    }

    /// Asks the servers of the zone for several types at the same time, for testcases that leave a server at its first
    /// bad answer: it is left out of the answers for that type and for those after it.
    ///
    /// @return as [#of(Zone, Collection, List, Findings)]
    static SequencedMap<Integer, SequencedMap<NameServer, Response>> inTurn(Zone zone, List<Integer> types,
                                                                            Findings findings) {
        var byType = of(zone, zone.nameServers(), types, findings);
        var good = new HashSet<>(zone.nameServers());
        byType.values().forEach(responses -> {
            good.retainAll(responses.keySet());
            responses.keySet().retainAll(good);
        });
        return byType;
    }

    /// The RRset of the question in each response; empty where there is none.
    static SequencedMap<NameServer, SignedRrset> rrsets(SequencedMap<NameServer, Response> responses) {
        var rrsets = new LinkedHashMap<NameServer, SignedRrset>();
        responses.forEach((server, response) -> rrsets.put(server, SignedRrset.answer(response)));
        return rrsets;
    }
}
