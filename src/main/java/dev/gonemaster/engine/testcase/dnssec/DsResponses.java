package dev.gonemaster.engine.testcase.dnssec;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.xbill.DNS.Type;

/// What servers of the parent say in answer to the specification's "DS Query". Servers of a family that is switched off
/// are not among them: the way from the root down did not find out what they serve.
///
/// @param unusable servers that gave no response that counts
/// @param rrsets what the others gave, with signatures; an empty RRset where there is no DS record of the zone
record DsResponses(SortedSet<NameServer> unusable, SequencedMap<NameServer, SignedRrset> rrsets) {
    DsResponses {
        unusable = Collections.unmodifiableSortedSet(unusable);
        rrsets = Collections.unmodifiableSequencedMap(rrsets);
    }

    /// Of the servers of Get-Parent-NS-Names-and-IPs, or of nobody when the user gave DS records. A response counts
    /// with NOERROR, AA and an OPT record with DO.
    static DsResponses of(Zone zone) {
        SortedSet<NameServer> parents = zone.undelegatedData().ds().isEmpty()
                ? zone.parentSide().nameServers().orElse(NameServerSet.EMPTY).servers()
                : Collections.emptySortedSet();
        return of(zone, parents, response -> response.noError() && response.authoritative() && response.dnssecOk());
    }

    static DsResponses of(Zone zone, Collection<NameServer> parents, Predicate<Response> counts) {
        var unusable = new TreeSet<NameServer>();
        var rrsets = new LinkedHashMap<NameServer, SignedRrset>();
        zone.dns().askAll(parents, Query.dnssec(zone.name(), Type.DS)).forEach((server, outcome) -> {
            switch (outcome) {
                case NotAsked _ -> { }
                case NoResponse _ -> unusable.add(server);
                case Response r when !counts.test(r) -> unusable.add(server);
                case Response r -> rrsets.put(server, SignedRrset.answer(r));
            }
        });
        return new DsResponses(unusable, rrsets);
    }

    SortedSet<NameServer> withDs() {
        return servers(rrset -> !rrset.isEmpty());
    }

    SortedSet<NameServer> withoutDs() {
        return servers(SignedRrset::isEmpty);
    }

    private SortedSet<NameServer> servers(Predicate<SignedRrset> test) {
        return rrsets.keySet().stream().filter(server -> test.test(rrsets.get(server)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
