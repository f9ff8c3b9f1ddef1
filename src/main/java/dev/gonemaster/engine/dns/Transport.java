package dev.gonemaster.engine.dns;

import java.net.InetAddress;

/// Carries one question to one server. Knows retries and time-outs, but no cache, no limits and no policy: those are
/// [DnsClient]'s. Thread-safe; blocks the calling (virtual) thread.
public interface Transport {
    /// Asks once, with the tries that the transport is configured for, over exactly the query's protocol; a truncated
    /// UDP response is returned as it is.
    ///
    /// @throws RunEndedException when the thread was interrupted or the run's time is over
    Outcome exchange(InetAddress server, Query query);

    /// Asks like [#exchange], but with a single try and the time of one: for servers that were silent again and again.
    default Outcome exchangeOnce(InetAddress server, Query query) {
        return exchange(server, query);
    }
}
