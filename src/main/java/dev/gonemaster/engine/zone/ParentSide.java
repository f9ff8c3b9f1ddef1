package dev.gonemaster.engine.zone;

import java.util.Optional;

/// The parent of the zone under test, found by walking down from the root. Thread-safe; found once per run.
public interface ParentSide {
    /// Get-Parent-NS-Names-and-IPs.
    ///
    /// @return empty set for the root zone and for an undelegated test; absent when the parent cannot be determined
    Optional<NameServerSet> nameServers();

    /// All that the walk met, for Basic01.
    ParentWalk walk();
}
