package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.RootHints;
import java.util.SortedSet;
import org.xbill.DNS.Name;

/// The zone under test in one run: what every testcase is handed. Thread-safe; whatever is looked up is looked up once,
/// by the first testcase that asks for it.
public final class Zone {
    private final Name name;
    private final UndelegatedData undelegatedData;
    private final DnsClient dns;
    private final ParentSide parentSide;
    private final Delegation delegation;
    private final ChildSide childSide;

    /// @param name "Child Zone": absolute, A-labels, lower case
    /// @param hints "Root Name Servers"
    /// @param dns the client of the run; its look-ups must know the same undelegated data
    public Zone(Name name, UndelegatedData undelegatedData, RootHints hints, DnsClient dns) {
        this.name = name;
        this.undelegatedData = undelegatedData;
        this.dns = dns;
        var outside = new OutsideServers(undelegatedData, dns);
        parentSide = new ParentSide(name, undelegatedData, hints, dns);
        delegation = new Delegation(name, undelegatedData, hints, parentSide, outside, dns);
        childSide = new ChildSide(name, delegation, outside, dns);
    }

    /// "Child Zone": absolute, A-labels, lower case.
    public Name name() {
        return name;
    }

    public boolean root() {
        return name.equals(Name.root);
    }

    public UndelegatedData undelegatedData() {
        return undelegatedData;
    }

    public ParentSide parentSide() {
        return parentSide;
    }

    public Delegation delegation() {
        return delegation;
    }

    public ChildSide childSide() {
        return childSide;
    }

    /// Union of the delegation's and the child's servers: "Get-Del-NS-Names-and-IPs and Get-Zone-NS-Names-and-IPs" of
    /// many testcases (formerly Method4 and Method5). Undefined sets count as empty.
    public SortedSet<NameServer> nameServers() {
        return delegation.nameServers().orElse(NameServerSet.EMPTY)
                .plus(childSide.nameServers().orElse(NameServerSet.EMPTY)).servers();
    }

    public DnsClient dns() {
        return dns;
    }
}
