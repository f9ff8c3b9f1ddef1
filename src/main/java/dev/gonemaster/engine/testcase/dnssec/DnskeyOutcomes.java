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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Type;

/// What becomes of the DNSKEY query at servers that are known, by their SOA record, to serve the zone.
///
/// @param ignored servers that were asked and gave no SOA record of the zone with authority
/// @param byServer of the others, in their order
record DnskeyOutcomes(SortedSet<NameServer> ignored, SequencedMap<NameServer, Outcome> byServer) {
    DnskeyOutcomes {
        ignored = Collections.unmodifiableSortedSet(ignored);
        byServer = Collections.unmodifiableSequencedMap(byServer);
    }

    /// Asks all servers of the zone; says which were left out because their address family is off.
    static DnskeyOutcomes of(Zone zone, Findings findings) {
        Query soa = Query.of(zone.name(), Type.SOA);
        Query dnskey = Query.dnssec(zone.name(), Type.DNSKEY);
        var outcomes = zone.dns().askAll(zone.nameServers(), List.of(soa, dnskey));
        var ignored = new TreeSet<NameServer>();
        var byServer = new LinkedHashMap<NameServer, Outcome>();
        outcomes.get(soa).forEach((server, outcome) -> {
            switch (outcome) {
                case NotAsked skipped -> SkippedQuestion.report(findings, server, Type.SOA, skipped);
                case NoResponse _ -> ignored.add(server);
                case Response r when !r.noError() || !r.authoritative() || r.answer().isEmpty() -> ignored.add(server);
                case Response _ -> byServer.put(server, outcomes.get(dnskey).get(server));
            }
        });
        return new DnskeyOutcomes(ignored, byServer);
    }

    /// Whether any server of the zone was asked.
    boolean anybodyAsked() {
        return !ignored.isEmpty() || !byServer.isEmpty();
    }
}
