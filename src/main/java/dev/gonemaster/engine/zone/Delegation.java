package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dns.RootHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// The delegation of the zone under test: what the parent says, or the user in an undelegated test. Thread-safe; found
/// once per run.
public final class Delegation {
    private final Name zone;
    private final UndelegatedData undelegatedData;
    private final RootHints hints;
    private final ParentSide parentSide;
    private final OutsideServers outside;
    private final DnsClient dns;
    private final Once<Optional<NameServerSet>> nameServers = new Once<>(this::find);

    Delegation(Name zone, UndelegatedData undelegatedData, RootHints hints, ParentSide parentSide,
               OutsideServers outside, DnsClient dns) {
        this.zone = zone;
        this.undelegatedData = undelegatedData;
        this.hints = hints;
        this.parentSide = parentSide;
        this.outside = outside;
        this.dns = dns;
    }

    /// Get-Del-NS-Names-and-IPs; its names and addresses are Get-Del-NS-Names and Get-Del-NS-IPs.
    ///
    /// @return empty set when there is no delegation; absent when the parent cannot be determined
    public Optional<NameServerSet> nameServers() {
        return nameServers.value();
    }

    private Optional<NameServerSet> find() {
        return delegation().map(servers -> servers.plus(outside.of(outsideNames(servers))))     // 1 to 7
                .map(NameServerSet::limited);
    }

    private SortedSet<Name> outsideNames(NameServerSet servers) {
        var names = new TreeSet<>(servers.names());
        names.removeIf(name -> name.subdomain(zone));
        return names;
    }

    /// Get-Delegation.
    private Optional<NameServerSet> delegation() {
        if (undelegatedData.replacesDelegation()) {                                             // 1
            return Optional.of(inside(undelegatedData.nameServers()));
        }
        if (zone.equals(Name.root)) {                                                           // 2
            return Optional.of(NameServerSet.of(hints.servers()));
        }
        return parentSide.nameServers().map(parent -> saidBy(parent.servers()));                // 3 to 10
    }

    private NameServerSet inside(NameServerSet given) {
        return NameServerSet.ofNames(given.names())
                .plus(given.servers().stream().filter(server -> server.name().subdomain(zone)).toList());
    }

    private NameServerSet saidBy(SortedSet<NameServer> parent) {
        NameServerSet delegated = NameServerSet.EMPTY;                                          // 6.1
        var serving = new ArrayList<Response>();
        for (var outcome : dns.askAll(parent, Query.of(zone, Type.NS)).values()) {              // 5, 7, 7.1
            if (!(outcome instanceof Response response) || !response.noError()) {
                continue;                                                                       // 7.2
            }
            List<NSRecord> referral = response.referralTo(zone);
            if (!referral.isEmpty()) {
                delegated = delegated.plus(NsRrset.of(referral, response).inside(zone));        // 7.3
            } else if (response.authoritative() && !response.answer().isEmpty()) {
                serving.add(response);                                                          // 7.4
            }
        }
        return delegated.isEmpty() ? saidByChildServers(serving) : delegated;                   // 8 to 10
    }

    /// What parent servers say that serve the zone too, so that none of them gives a referral.
    private NameServerSet saidByChildServers(List<Response> serving) {
        NameServerSet servers = NameServerSet.EMPTY;                                            // 6.2
        for (Response response : serving) {
            NsRrset apex = NsRrset.of(response.answer(), response);
            NameServerSet named = apex.inside(zone);                                            // 7.4.1 to 7.4.3
            var missing = new TreeSet<>(apex.withoutAddress());
            missing.removeIf(name -> !name.subdomain(zone));
            var chase = new AddressChase(zone, dns);
            servers = servers.plus(named).plus(chase.at(response.server(), missing));           // 7.4.4
        }
        return servers;
    }
}
