package dev.gonemaster.engine.testcase.dnssec;

import static java.util.stream.Collectors.toSet;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Type;

/// The CDS and CDNSKEY RRsets that the servers of the delegation have at the apex of the zone: step 3 of dnssec24.
///
/// @param rrsets those of each server that has answered; may be empty
/// @param unavailable servers that were asked and have not answered for both types
record ApexCopies(List<SignedRrset> rrsets, SortedSet<NameServer> unavailable) {
    static final List<Integer> TYPES = List.of(Type.CDS, Type.CDNSKEY);

    /// Asks the servers; says which were left out because their address family is off.
    static ApexCopies of(Zone zone, Findings findings) {
        var rrsets = new ArrayList<SignedRrset>();
        var unavailable = new TreeSet<NameServer>();
        SortedSet<NameServer> servers = zone.delegation().nameServers().orElse(NameServerSet.EMPTY).servers();
        zone.dns().askAll(servers, TYPES.stream().map(type -> Query.dnssec(zone.name(), type)).toList())
                .forEach((query, outcomes) -> outcomes.forEach((server, outcome) -> {
                    switch (outcome) {
                        case NotAsked skipped -> SkippedQuestion.report(findings, server, query.type(), skipped);
                        case Response r when r.noError() && r.authoritative() -> rrsets.add(SignedRrset.answer(r));
                        case Response _, NoResponse _ -> unavailable.add(server);
                    }
                }));
        return new ApexCopies(rrsets, unavailable);
    }

    boolean isEmpty() {
        return rrsets.stream().allMatch(SignedRrset::isEmpty);
    }

    /// Whether all records ask for DS records to be removed (RFC 8078 section 4).
    boolean isDeleteOnly() {
        return rrsets.stream().flatMap(rrset -> TrustRequest.in(rrset).stream()).allMatch(TrustRequest::isDelete);
    }

    /// Whether each server has the same data at the apex; owner and TTL do not count.
    boolean areLike(SignedRrset signal) {
        Set<Set<ByteBuffer>> contents = new HashSet<>();
        contents.add(content(signal));
        rrsets.stream().filter(rrset -> rrset.type() == signal.type()).map(ApexCopies::content).forEach(contents::add);
        return contents.size() == 1;
    }

    private static Set<ByteBuffer> content(SignedRrset rrset) {
        return rrset.records().stream().map(record -> ByteBuffer.wrap(record.rdataToWireCanonical())).collect(toSet());
    }
}
