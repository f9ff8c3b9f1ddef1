package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Name;

/// Get-OOB-IPs: addresses of name server names that are not below the zone under test.
final class OutsideServers {
    private final UndelegatedData undelegatedData;
    private final DnsClient dns;

    OutsideServers(UndelegatedData undelegatedData, DnsClient dns) {
        this.undelegatedData = undelegatedData;
        this.dns = dns;
    }

    /// @return the names given, with the addresses that were found for them
    NameServerSet of(SortedSet<Name> names) {
        NameServerSet servers = NameServerSet.ofNames(names);                                   // 1, 2
        var unknown = new TreeSet<Name>();
        for (Name name : names) {                                                               // 3
            SortedSet<NameServer> given = undelegatedData.nameServers().servers(name);
            if (given.isEmpty()) {
                unknown.add(name);
                continue;
            }
            servers = servers.plus(given);                                                      // 3.1
        }
        return servers.plus(lookedUp(unknown, dns));                                            // 3.2 to 4
    }

    /// "DNS Lookup" of name server names, at most [ParentWalk#NAMES_MAX] of them, in canonical order; aliases are
    /// followed and the name asked for is kept.
    static SortedSet<NameServer> lookedUp(SortedSet<Name> names, DnsClient dns) {
        var some = new TreeSet<Name>();
        names.stream().limit(ParentWalk.NAMES_MAX).forEach(some::add);
        var servers = new TreeSet<NameServer>();
        dns.addressesOf(some).forEach(
                (name, addresses) -> addresses.forEach(address -> servers.add(new NameServer(name, address))));
        return servers;
    }
}
