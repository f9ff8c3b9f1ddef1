package dev.gonemaster.retention;

import java.time.Duration;
import java.util.Optional;

/// What only one server may do at a time: it takes a lease, renews it while it goes on, and gives it back. When it
/// dies, the lease ends by itself. Thread-safe; every method is atomic. Judges by the store's clock. Throws
/// [dev.gonemaster.jobs.StoreUnavailableException] when the store is away.
public interface Leases {
    /// The lease of the purge.
    String PURGE = "purge";

    /// Takes a lease that nobody holds, or whose time is over. In a store that one process owns, leases of earlier
    /// processes are over.
    ///
    /// @param name one that the store knows
    /// @param time from now on
    /// @return who the holder is, for the other methods; empty while there is another one
    Optional<String> take(String name, Duration time);

    /// Starts the time anew.
    ///
    /// @return false when the lease was lost to another holder: what it stands for must stop
    boolean renew(String name, String holder, Duration time);

    /// Gives a lease back; does nothing when it was lost.
    void release(String name, String holder);
}
