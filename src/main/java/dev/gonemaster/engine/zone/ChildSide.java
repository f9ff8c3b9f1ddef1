package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// What the zone's own servers say. Thread-safe; found once per run.
public final class ChildSide {
    private final Name zone;
    private final Delegation delegation;
    private final OutsideServers outside;
    private final DnsClient dns;
    private final Once<Optional<NameServerSet>> nameServers = new Once<>(this::find);

    ChildSide(Name zone, Delegation delegation, OutsideServers outside, DnsClient dns) {
        this.zone = zone;
        this.delegation = delegation;
        this.outside = outside;
        this.dns = dns;
    }

    /// Get-Zone-NS-Names-and-IPs; its names and addresses are Get-Zone-NS-Names and Get-Zone-NS-IPs.
    ///
    /// @return empty set when no server gave an authoritative NS RRset; absent when the parent cannot be determined
    public Optional<NameServerSet> nameServers() {
        return nameServers.value();
    }

    private Optional<NameServerSet> find() {
        return delegation.nameServers().map(servers -> askedOf(servers.servers()).limited());
    }

    private NameServerSet askedOf(SortedSet<NameServer> delegated) {
        SortedSet<Name> names = apexNames(delegated);                                           // 1 to 3
        var inside = new TreeSet<>(names);
        inside.removeIf(name -> !name.subdomain(zone));
        var beyond = new TreeSet<>(names);
        beyond.removeAll(inside);                                                               // 7
        return NameServerSet.ofNames(names)                                                     // 4
                .plus(addressesInZone(inside, delegated))                                       // 5, 6
                .plus(outside.of(beyond));                                                      // 8 to 10
    }

    /// Get-Zone-NS-Names.
    private SortedSet<Name> apexNames(SortedSet<NameServer> delegated) {
        var names = new TreeSet<Name>();
        for (var outcome : dns.askAll(delegated, Query.of(zone, Type.NS)).values()) {           // 5, 6
            if (outcome instanceof Response response && response.authoritative()) {             // 7, 8
                response.answer().forEach(record -> names.add(((NSRecord) record).getTarget())); // 9
            }
        }
        return names;
    }

    /// Get-IB-Addr-in-Zone.
    private SortedSet<NameServer> addressesInZone(SortedSet<Name> names, SortedSet<NameServer> delegated) {
        var found = new TreeSet<NameServer>();
        if (names.isEmpty()) {
            return found;                                                                       // 4
        }
        var addresses = NameServerSet.of(delegated).addresses();                                // 1
        dns.inParallel(addresses.stream().<Supplier<SortedSet<NameServer>>>map(
                address -> () -> new AddressChase(zone, dns).at(address, names)).toList())      // 6
                .forEach(found::addAll);
        return found;                                                                           // 7
    }
}
