package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import java.util.SortedSet;
import org.xbill.DNS.Name;

/// The zone under test in one run: what every testcase is handed. Thread-safe.
public interface Zone {
    /// "Child Zone": absolute, A-labels, lower case.
    Name name();

    default boolean root() {
        return name().equals(Name.root);
    }

    UndelegatedData undelegatedData();

    ParentSide parentSide();

    Delegation delegation();

    ChildSide childSide();

    /// Union of the delegation's and the child's servers: "Get-Del-NS-Names-and-IPs and Get-Zone-NS-Names-and-IPs" of
    /// many testcases (formerly Method4 and Method5). Undefined sets count as empty.
    SortedSet<NameServer> nameServers();

    DnsClient dns();
}
