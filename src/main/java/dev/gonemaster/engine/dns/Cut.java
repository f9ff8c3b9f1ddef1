package dev.gonemaster.engine.dns;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;

/// A zone with its servers as recursion knows them. Immutable.
///
/// @param servers those with an address
/// @param unresolved names of servers without one
record Cut(Name zone, List<NameServer> servers, List<Name> unresolved) {
    Cut {
        servers = List.copyOf(servers);
        unresolved = List.copyOf(unresolved);
    }

    /// Those of the names that no server has are left to be looked up.
    static Cut of(Name zone, Collection<Name> names, Collection<NameServer> servers) {
        var located = servers.stream().map(NameServer::name).collect(Collectors.toSet());
        SortedSet<Name> unresolved = new TreeSet<>(names);
        unresolved.removeAll(located);
        return new Cut(zone, List.copyOf(new TreeSet<>(servers)), List.copyOf(unresolved));
    }
}
