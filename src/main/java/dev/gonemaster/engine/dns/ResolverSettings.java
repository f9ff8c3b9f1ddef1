package dev.gonemaster.engine.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a run asks. Ranges are those of the profile (`resolver.defaults`, `net`).
///
/// @param timeout time for one TCP exchange, and the longest time for all UDP tries of a question together
/// @param tries UDP attempts for one question, 1 to 255 (`retry`)
/// @param retransmit time that one UDP attempt waits (`retrans`)
/// @param fallback whether a truncated UDP response is asked again over TCP
/// @param ipv4 whether IPv4 addresses are asked
/// @param ipv6 whether IPv6 addresses are asked
/// @param allowNonGlobal whether addresses that are not globally reachable are asked
/// @param source4 source address for IPv4, null for the system's choice
/// @param source6 source address for IPv6, null for the system's choice
/// @param alwaysAllowed addresses that are asked although they are not global: those named for an undelegated test
public record ResolverSettings(Duration timeout, int tries, Duration retransmit, boolean fallback, boolean ipv4,
                               boolean ipv6, boolean allowNonGlobal, @Nullable InetAddress source4,
                               @Nullable InetAddress source6, Set<InetAddress> alwaysAllowed,
                               QueryControls controls) {
    public static final ResolverSettings DEFAULT = new ResolverSettings(Duration.ofSeconds(5), 2,
            Duration.ofSeconds(3), true, true, true, false, null, null, Set.of(), QueryControls.DEFAULT);

    public ResolverSettings {
        alwaysAllowed = Set.copyOf(alwaysAllowed);
        if (tries < 1 || tries > 255) {
            throw new IllegalArgumentException("tries must be 1 to 255, not " + tries);
        }
    }

    /// Why that address may not be asked; empty when it may.
    Optional<Outcome.Reason> forbids(InetAddress server) {
        boolean ipv4 = server instanceof Inet4Address;
        if (ipv4 && !this.ipv4) {
            return Optional.of(Outcome.Reason.IPV4_DISABLED);
        }
        if (!ipv4 && !ipv6) {
            return Optional.of(Outcome.Reason.IPV6_DISABLED);
        }
        boolean allowed = allowNonGlobal || alwaysAllowed.contains(server) || GlobalAddresses.isGlobal(server);
        return allowed ? Optional.empty() : Optional.of(Outcome.Reason.NON_GLOBAL);
    }

    public ResolverSettings withTimeout(Duration time) {
        return new ResolverSettings(time, tries, retransmit, fallback, ipv4, ipv6, allowNonGlobal, source4, source6,
                alwaysAllowed, controls);
    }

    public ResolverSettings withTries(int count) {
        return new ResolverSettings(timeout, count, retransmit, fallback, ipv4, ipv6, allowNonGlobal, source4, source6,
                alwaysAllowed, controls);
    }

    public ResolverSettings withRetransmit(Duration time) {
        return new ResolverSettings(timeout, tries, time, fallback, ipv4, ipv6, allowNonGlobal, source4, source6,
                alwaysAllowed, controls);
    }

    public ResolverSettings withFallback(boolean overTcp) {
        return new ResolverSettings(timeout, tries, retransmit, overTcp, ipv4, ipv6, allowNonGlobal, source4, source6,
                alwaysAllowed, controls);
    }

    public ResolverSettings withFamilies(boolean v4, boolean v6) {
        return new ResolverSettings(timeout, tries, retransmit, fallback, v4, v6, allowNonGlobal, source4, source6,
                alwaysAllowed, controls);
    }

    public ResolverSettings withNonGlobal(boolean allowed) {
        return new ResolverSettings(timeout, tries, retransmit, fallback, ipv4, ipv6, allowed, source4, source6,
                alwaysAllowed, controls);
    }

    public ResolverSettings withSources(@Nullable InetAddress v4, @Nullable InetAddress v6) {
        return new ResolverSettings(timeout, tries, retransmit, fallback, ipv4, ipv6, allowNonGlobal, v4, v6,
                alwaysAllowed, controls);
    }

    public ResolverSettings withAlwaysAllowed(Set<InetAddress> addresses) {
        return new ResolverSettings(timeout, tries, retransmit, fallback, ipv4, ipv6, allowNonGlobal, source4, source6,
                addresses, controls);
    }

    public ResolverSettings with(QueryControls others) {
        return new ResolverSettings(timeout, tries, retransmit, fallback, ipv4, ipv6, allowNonGlobal, source4, source6,
                alwaysAllowed, others);
    }
}
