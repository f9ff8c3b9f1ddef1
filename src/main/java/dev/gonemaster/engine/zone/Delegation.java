package dev.gonemaster.engine.zone;

import java.util.Optional;

/// The delegation of the zone under test: what the parent says, or the user in an undelegated test. Thread-safe; found
/// once per run.
public interface Delegation {
    /// Get-Del-NS-Names-and-IPs; its names and addresses are Get-Del-NS-Names and Get-Del-NS-IPs.
    ///
    /// @return empty set when there is no delegation; absent when the parent cannot be determined
    Optional<NameServerSet> nameServers();
}
