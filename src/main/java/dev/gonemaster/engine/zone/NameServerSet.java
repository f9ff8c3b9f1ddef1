package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.NameServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;

/// Name server names, each with its possibly empty set of addresses: the output of the specification's
/// "… NS names and IP addresses" methods. Immutable; names in canonical order.
public final class NameServerSet {
    public static final NameServerSet EMPTY = new NameServerSet(new TreeMap<>());

    /// Most pairs of name and address that the testcases ask of a zone. Every one of them may be asked a hundred times
    /// before the run's questions are spent; without a limit a zone could have a run ask thousands of strangers.
    static final int SERVERS_MAX = 200;

    private final SortedMap<Name, SortedSet<NameServer>> byName;

    private NameServerSet(SortedMap<Name, SortedSet<NameServer>> byName) {
        this.byName = byName;
    }

    public static NameServerSet of(Collection<NameServer> servers) {
        return EMPTY.plus(servers);
    }

    /// The names alone, without addresses.
    public static NameServerSet ofNames(Collection<Name> names) {
        var byName = new TreeMap<Name, SortedSet<NameServer>>();
        names.forEach(name -> byName.put(name, Collections.emptySortedSet()));
        return new NameServerSet(byName);
    }

    /// This set and those servers.
    public NameServerSet plus(Collection<NameServer> servers) {
        var more = new TreeMap<Name, SortedSet<NameServer>>();
        servers.forEach(server -> more.computeIfAbsent(server.name(), _ -> new TreeSet<>()).add(server));
        return plus(new NameServerSet(more));
    }

    /// This set and all names and addresses of the other.
    public NameServerSet plus(NameServerSet other) {
        var merged = new TreeMap<>(byName);
        other.byName.forEach((name, servers) -> merged.merge(name, servers, NameServerSet::union));
        return new NameServerSet(merged);
    }

    /// All names with at most [#SERVERS_MAX] addresses among them: the first of each name, then the second of each, and
    /// so on, so that no name takes the place of another.
    NameServerSet limited() {
        if (servers().size() <= SERVERS_MAX) {
            return this;
        }
        var kept = new ArrayList<NameServer>();
        List<Iterator<NameServer>> turns = byName.values().stream().map(Set::iterator).toList();
        while (kept.size() < SERVERS_MAX) {
            turns.stream().filter(Iterator::hasNext).limit(SERVERS_MAX - kept.size()).map(Iterator::next)
                    .forEach(kept::add);
        }
        return ofNames(names()).plus(kept);
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /// All names, those without address too.
    public SortedSet<Name> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(byName.keySet()));
    }

    /// The pairs of that name; empty when it has no address or is not in the set.
    public SortedSet<NameServer> servers(Name name) {
        return Collections.unmodifiableSortedSet(byName.getOrDefault(name, Collections.emptySortedSet()));
    }

    /// All pairs of name and address.
    public SortedSet<NameServer> servers() {
        return byName.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /// The addresses, each once, in the order of [#servers()].
    public Set<InetAddress> addresses() {
        return servers().stream().map(NameServer::address)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NameServerSet set && byName.equals(set.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return byName.toString();
    }

    private static SortedSet<NameServer> union(SortedSet<NameServer> one, SortedSet<NameServer> other) {
        var union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }
}
