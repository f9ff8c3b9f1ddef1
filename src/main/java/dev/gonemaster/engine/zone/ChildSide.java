package dev.gonemaster.engine.zone;

import java.util.Optional;

/// What the zone's own servers say. Thread-safe; found once per run.
public interface ChildSide {
    /// Get-Zone-NS-Names-and-IPs; its names and addresses are Get-Zone-NS-Names and Get-Zone-NS-IPs.
    ///
    /// @return empty set when no server gave an authoritative NS RRset; absent when there is no delegation to ask
    Optional<NameServerSet> nameServers();
}
