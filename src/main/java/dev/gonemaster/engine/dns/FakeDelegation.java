package dev.gonemaster.engine.dns;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.Name;

/// The delegation that an undelegated test puts in the place of the one that recursion would meet. Immutable.
///
/// @param zone the zone delegated; the root zone replaces the root hints
/// @param names all its name server names; those without an address in `servers` are looked up
/// @param servers names with the addresses given for them
public record FakeDelegation(Name zone, SortedSet<Name> names, Collection<NameServer> servers) {
    public FakeDelegation {
        names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        servers = List.copyOf(servers);
    }
}
