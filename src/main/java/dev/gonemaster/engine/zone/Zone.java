package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.asn.AsnLookup;
import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.profile.Thresholds;
import dev.gonemaster.engine.weakkeys.Blocklist;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import org.xbill.DNS.Name;

/// The zone under test in one run: what every testcase is handed. Thread-safe; whatever is looked up is looked up once,
/// by the first testcase that asks for it.
public final class Zone {
    private final Name name;
    private final UndelegatedData undelegatedData;
    private final RunServices services;
    private final ParentSide parentSide;
    private final Delegation delegation;
    private final ChildSide childSide;
    private final Once<SortedSet<NameServer>> nameServers = new Once<>(this::union);

    /// @param name "Child Zone": absolute, A-labels, lower case
    /// @param hints "Root Name Servers"
    public Zone(Name name, UndelegatedData undelegatedData, RootHints hints, RunServices services) {
        this.name = name;
        this.undelegatedData = undelegatedData;
        this.services = services;
        DnsClient dns = services.dns();
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
        return nameServers.value();
    }

    private SortedSet<NameServer> union() {
        return Collections.unmodifiableSortedSet(delegation.nameServers().orElse(NameServerSet.EMPTY)
                .plus(childSide.nameServers().orElse(NameServerSet.EMPTY)).servers());
    }

    public DnsClient dns() {
        return services.dns();
    }

    /// Who announces which address.
    public AsnLookup asns() {
        return services.asns();
    }

    /// Judges signatures.
    public SignatureVerifier signatures() {
        return services.signatures();
    }

    /// The numbers that testcases compare with.
    public Thresholds thresholds() {
        return services.thresholds();
    }

    /// Keys whose private half is known; absent where this machine has no such list.
    public Optional<Blocklist> blocklist() {
        return services.blocklist().get();
    }
}
