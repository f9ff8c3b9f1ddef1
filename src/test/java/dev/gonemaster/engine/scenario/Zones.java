package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.zone.ChildSide;
import dev.gonemaster.engine.zone.Delegation;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.ParentSide;
import dev.gonemaster.engine.zone.ParentWalk;
import dev.gonemaster.engine.zone.UndelegatedData;
import dev.gonemaster.engine.zone.Zone;
import dev.gonemaster.engine.dns.NameServer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.xbill.DNS.Name;

/// Makes the zone under test out of a script.
final class Zones {
    private Zones() {
    }

    static Zone of(ScriptedZone script, ScriptedTransport transport) {
        var dns = new ScriptedDnsClient(transport, script.world().rootServers(),
                script.world().settings());
        UndelegatedData undelegated = script.undelegatedData();
        NameServerSet delegation = undelegated.replacesDelegation()
                ? undelegated.nameServers()
                : servers(script, script.delegationNames());
        NameServerSet child = servers(script, script.apexNames());
        NameServerSet parent = script.parent() == null || undelegated.replacesDelegation()
                ? NameServerSet.EMPTY
                : servers(script, script.parent().delegationNames());
        return new Scripted(script.name(), undelegated, parent, delegation, child, dns);
    }

    private static NameServerSet servers(ScriptedZone script, Collection<Name> names) {
        NameServerSet set = NameServerSet.ofNames(names);
        for (Name name : names) {
            set = set.plus(script.world().server(name).nameServers());
        }
        return set;
    }

    private record Scripted(Name name, UndelegatedData undelegatedData, NameServerSet parent, NameServerSet delegated,
                            NameServerSet child, DnsClient dns) implements Zone {
        @Override
        public ParentSide parentSide() {
            return new ParentSide() {
                @Override
                public Optional<NameServerSet> nameServers() {
                    return Optional.of(parent);
                }

                @Override
                public ParentWalk walk() {
                    return new ParentWalk(List.of(), List.of());
                }
            };
        }

        @Override
        public Delegation delegation() {
            return () -> Optional.of(delegated);
        }

        @Override
        public ChildSide childSide() {
            return () -> Optional.of(child);
        }

        @Override
        public SortedSet<NameServer> nameServers() {
            return delegated.plus(child).servers();
        }
    }
}
