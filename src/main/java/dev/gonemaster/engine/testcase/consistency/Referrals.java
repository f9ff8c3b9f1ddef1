package dev.gonemaster.engine.testcase.consistency;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What each server of the parent says when it refers to the zone: names, and any addresses beside them. In an
/// undelegated test nobody is asked. Only names are told apart, because glue may be left out without notice, while a
/// truncated NS RRset always comes with the TC flag (RFC 2181 section 9), and such a response is left out here.
record Referrals(List<Referral> all) {
    Referrals {
        all = List.copyOf(all);
    }

    /// @param servers the names of the referral with the glue that came with them, whether in the zone or not
    record Referral(NameServer parent, NameServerSet servers) {
    }

    /// Asks the servers of the parent what the delegation itself is made of.
    static Referrals to(Zone zone) {
        var all = new ArrayList<Referral>();
        SortedSet<NameServer> parents = zone.parentSide().nameServers().orElse(NameServerSet.EMPTY).servers();
        zone.dns().askAll(parents, Query.of(zone.name(), Type.NS)).forEach((parent, outcome) -> {
            NameServerSet servers = servers(outcome, zone.name());
            if (!servers.isEmpty()) {
                all.add(new Referral(parent, servers));
            }
        });
        return new Referrals(all);
    }

    private static NameServerSet servers(Outcome outcome, Name zone) {
        if (!(outcome instanceof Response response) || !response.noError() || response.truncated()
                || !response.message().getSection(Section.ANSWER).isEmpty()) {
            return NameServerSet.EMPTY;
        }
        var names = new TreeSet<Name>();
        response.section(Section.AUTHORITY, Type.NS).stream().filter(record -> record.getName().equals(zone))
                .forEach(record -> names.add(((NSRecord) record).getTarget()));
        NameServerSet servers = NameServerSet.ofNames(names);
        for (Name name : names) {
            servers = servers.plus(response.addresses(Section.ADDITIONAL, name).stream()
                    .map(address -> new NameServer(name, address)).toList());
        }
        return servers;
    }

    /// The different sets of names, each with the servers that give it.
    SequencedMap<SortedSet<Name>, SortedSet<NameServer>> parentsBySet() {
        var parents = new LinkedHashMap<SortedSet<Name>, SortedSet<NameServer>>();
        all.forEach(referral -> parents.computeIfAbsent(referral.servers().names(), _ -> new TreeSet<>())
                .add(referral.parent()));
        return parents;
    }

    /// The names that some servers give and others do not.
    SortedSet<Name> disputed() {
        var disputed = new TreeSet<Name>();
        all.forEach(referral -> disputed.addAll(referral.servers().names()));
        disputed.removeIf(name -> all.stream().allMatch(referral -> referral.servers().names().contains(name)));
        return disputed;
    }

    /// All names with all glue that anybody gives.
    NameServerSet union() {
        return all.stream().map(Referral::servers).reduce(NameServerSet.EMPTY, NameServerSet::plus);
    }
}
