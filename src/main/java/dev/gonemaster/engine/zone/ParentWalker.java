package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.xbill.DNS.Name;

/// Walks from the root to the parent of a zone: Get-Parent-NS-Names-and-IPs step 3 to 5, and Basic01 step 4 to 6, which
/// is the same walk with more memory. Servers are asked in rounds, each round at the same time; what a round finds
/// makes the next one, so the outcome does not depend on who answers first. For one walk, in one thread.
final class ParentWalker {
    private final Name child;
    private final DnsClient dns;
    private final Set<Handled> handled = new HashSet<>();
    private final Set<ZoneServer> known = new HashSet<>();
    private final List<NameServer> aliases = new ArrayList<>();
    private int visits;

    ParentWalker(Name child, DnsClient dns) {
        this.child = child;
        this.dns = dns;
    }

    /// An address and a name whose SOA it was asked for, be it as a server of that name or of a zone above (Basic01
    /// step 4.2): to ask it as a server of that zone again brings nothing new.
    private record Handled(InetAddress address, Name queryName) {
    }

    ParentWalk walk(Collection<NameServer> root) {
        var verdicts = new LinkedHashSet<ParentWalk.Verdict>();
        var errors = new LinkedHashSet<ParentWalk.ZoneError>();
        var skipped = new LinkedHashSet<ParentWalk.Skipped>();
        var remaining = new TreeSet<ZoneServer>();
        root.forEach(server -> remaining.add(new ZoneServer(server, Name.root)));               // 4
        while (!remaining.isEmpty()) {                                                          // 5
            List<ZoneServer> round = unhandled(remaining);
            remaining.clear();
            for (ParentVisit visit : visit(round)) {
                visit.verdict().ifPresent(verdicts::add);
                visit.zoneError().ifPresent(errors::add);
                visit.skipped().ifPresent(skipped::add);
                visit.asked().forEach(name -> handled.add(new Handled(visit.server().address(), name)));
                remaining.addAll(visit.found());
            }
        }
        return new ParentWalk(List.copyOf(verdicts), List.copyOf(errors), List.copyOf(skipped), aliases);
    }

    private List<ParentVisit> visit(List<ZoneServer> round) {
        return dns.inParallel(round.stream()
                .<Supplier<ParentVisit>>map(server -> () -> ParentVisit.of(server, child, dns)).toList());
    }

    /// Those to be asked in this round; the others are other names of servers that are asked or were.
    private List<ZoneServer> unhandled(SortedSet<ZoneServer> remaining) {
        var round = new ArrayList<ZoneServer>();
        for (ZoneServer server : remaining) {                                                   // 5.1
            if (!known.add(server)) {
                continue;
            }
            var asSuch = new Handled(server.server().address(), server.zone());
            if (handled.contains(asSuch)) {
                aliases.add(server.server());                                                   // 5.3
            } else if (visits < ParentWalk.SERVERS_MAX) {
                visits++;
                handled.add(asSuch);                                                            // 5.2
                round.add(server);
            }
        }
        return round;
    }
}
