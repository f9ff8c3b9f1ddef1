package dev.gonemaster.engine.asn;

import java.net.InetAddress;

/// Finds out who announces an address. Thread-safe; blocks the calling (virtual) thread.
@FunctionalInterface
public interface AsnLookup {
    /// Knows no address: for runs that must not look anything up.
    AsnLookup NONE = _ -> AsnAnswer.FAILED;

    /// The same address gets the same answer for the whole run.
    ///
    /// @throws dev.gonemaster.engine.dns.RunEndedException when the run ended while waiting
    AsnAnswer find(InetAddress address);
}
