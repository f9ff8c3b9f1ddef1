package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import java.net.InetAddress;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// What the walk from the root to the parent met, in an order that depends on names and addresses alone: zones from the
/// root downwards, servers in their own order (Basic01 step 6 and Get-Parent-NS-Names-and-IPs step 5).
///
/// @param verdicts one for each server that serves what it takes for the parent of the zone
/// @param zoneErrors responses that ended the walk at a server
/// @param skipped servers that were left out on purpose
/// @param aliases further names of servers, by the same address and as servers of the same zone
public record ParentWalk(List<Verdict> verdicts, List<ZoneError> zoneErrors, List<Skipped> skipped,
                         List<NameServer> aliases) {
    /// No walk: the root zone and undelegated tests.
    public static final ParentWalk NONE = new ParentWalk(List.of(), List.of(), List.of(), List.of());
    /// Most pairs of address and zone that one walk asks.
    static final int SERVERS_MAX = 500;
    /// Most server names of one zone whose addresses are looked up.
    public static final int NAMES_MAX = 50;

    private static final Set<Finding> CHILD_SEEN = EnumSet.of(Finding.DELEGATION, Finding.AA_SOA);

    public ParentWalk {
        verdicts = List.copyOf(verdicts);
        zoneErrors = List.copyOf(zoneErrors);
        skipped = List.copyOf(skipped);
        aliases = List.copyOf(aliases);
    }

    /// What a server of the parent says about the zone.
    ///
    /// @param parent the zone that the server was asked as a server of
    /// @param target DNAME target with [Finding#AA_DNAME], else null
    public record Verdict(NameServer server, Name parent, Finding finding, @Nullable Name target) {
    }

    /// The named sets of Basic01 step 4, each a part of "Parent Found".
    public enum Finding {
        DELEGATION, AA_SOA, AA_NXDOMAIN, AA_CNAME, CNAME_WITH_REFERRAL, AA_DNAME, AA_NODATA
    }

    /// B01_SERVER_ZONE_ERROR.
    public record ZoneError(NameServer server, Name queryName, int queryType) {
    }

    /// A server that a switched-off address family or a limit kept from being asked.
    public record Skipped(NameServer server, NotAsked reason) {
    }

    /// The servers that know a delegation of the zone or serve it themselves, by the zone that they were asked as
    /// servers of; more than one where servers disagree about the parent.
    public SortedMap<Name, SortedSet<NameServer>> delegatingByParent() {
        var byParent = new TreeMap<Name, SortedSet<NameServer>>();
        for (Verdict verdict : verdicts) {
            if (CHILD_SEEN.contains(verdict.finding())) {
                byParent.computeIfAbsent(verdict.parent(), _ -> new TreeSet<>()).add(verdict.server());
            }
        }
        return byParent;
    }

    /// The servers that know a delegation of the zone or serve it themselves, under all their names: "Parent Name
    /// Servers" of Get-Parent-NS-Names-and-IPs.
    NameServerSet delegating() {
        Collection<NameServer> servers = verdicts.stream()
                .filter(verdict -> CHILD_SEEN.contains(verdict.finding())).map(Verdict::server).toList();
        Set<InetAddress> addresses = servers.stream().map(NameServer::address).collect(Collectors.toSet());
        return NameServerSet.of(servers)
                .plus(aliases.stream().filter(alias -> addresses.contains(alias.address())).toList());
    }
}
