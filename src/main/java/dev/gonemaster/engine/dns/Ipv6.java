package dev.gonemaster.engine.dns;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.Collection;
import java.util.function.Predicate;

/// When a run asks IPv6 addresses, as far as its profile lets it. That this machine has no IPv6 is no finding about a
/// zone.
public enum Ipv6 {
    ALWAYS,
    NEVER,
    /// Where the system has a route to one of the root servers; nothing is sent to find out.
    WHERE_THERE_IS_A_ROUTE;

    /// @param roots where recursion begins; without IPv6 addresses among them there is nothing to tell by
    ///
    /// @param routed whether the system has a way to an address
    boolean asks(Collection<NameServer> roots, Predicate<InetAddress> routed) {
        return switch (this) {
            case ALWAYS -> true;
            case NEVER -> false;
            case WHERE_THERE_IS_A_ROUTE -> {
                var addresses = roots.stream().map(NameServer::address).filter(Inet6Address.class::isInstance).toList();
                yield addresses.isEmpty() || addresses.stream().anyMatch(routed);
            }
        };
    }

    /// The settings of a run, without IPv6 where it is not to be asked.
    public ResolverSettings applyTo(ResolverSettings settings, Collection<NameServer> roots) {
        return settings.ipv6() && !asks(roots, Ipv6::routed) ? settings.withFamilies(settings.ipv4(), false) : settings;
    }

    /// Connecting a datagram socket makes the system look for a route and for a source address, and sends nothing.
    static boolean routed(InetAddress address) {
        try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET6)) {
            channel.connect(new InetSocketAddress(address, WireTransport.PORT));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
