package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.RootHints;
import java.util.Optional;
import org.xbill.DNS.Name;

/// The parent of the zone under test, found by walking down from the root. Thread-safe; found once per run.
public final class ParentSide {
    private final boolean exists;
    private final Once<ParentWalk> walk;

    ParentSide(Name zone, UndelegatedData undelegatedData, RootHints hints, DnsClient dns) {
        exists = !zone.equals(Name.root) && !undelegatedData.replacesDelegation();
        walk = new Once<>(() -> exists ? new ParentWalker(zone, dns).walk(hints.servers()) : ParentWalk.NONE);
    }

    /// Get-Parent-NS-Names-and-IPs; its addresses are Get-Parent-NS-IPs.
    ///
    /// @return empty set for the root zone and for an undelegated test; absent when the parent cannot be determined
    public Optional<NameServerSet> nameServers() {
        if (!exists) {
            return Optional.of(NameServerSet.EMPTY);                                            // 1, 2
        }
        return Optional.of(walk().delegating()).filter(servers -> !servers.isEmpty());           // 6, 7
    }

    /// All that the walk met, for Basic01; nothing for the root zone and for an undelegated test.
    public ParentWalk walk() {
        return walk.value();
    }
}
