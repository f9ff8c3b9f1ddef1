package dev.gonemaster.instances;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The register of running servers. Thread-safe; every method is atomic. Judges by the store's clock.
public interface Instances {
    /// Enters a new server with a first beat.
    ///
    /// @return its id: opaque, unique for ever
    String register();

    /// Beats.
    ///
    /// @return false when the server was declared dead: it must stop all runs and register anew
    boolean beat(String id);

    /// The store's clock.
    Instant now();

    /// Several servers may be entered at a time; else whoever else is entered is dead.
    boolean shared();

    /// All servers that are entered.
    Set<String> registered();

    /// Servers whose last beat is older than `deadAfter`, and, in a store that one process owns, all other servers.
    List<String> dead(Duration deadAfter, String self);

    /// Removes a server whose jobs have been recovered or handed back.
    void remove(String id);
}
