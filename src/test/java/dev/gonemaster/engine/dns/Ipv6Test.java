package dev.gonemaster.engine.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Name;

class Ipv6Test {
    private static final NameServer LOOPBACK = server("::1");
    private static final NameServer IPV4 = server("192.0.2.1");
    private static final NameServer NOWHERE = server("2001:db8::1");

    private static final Predicate<InetAddress> ROUTED = LOOPBACK.address()::equals;

    @Test
    void theSystemIsAskedForARoute() throws SocketException {
        boolean loopback = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .anyMatch(LOOPBACK.address()::equals);
        assertThat(Ipv6.routed(LOOPBACK.address())).isEqualTo(loopback);
    }

    @Test
    void aRouteToOneRootServerIsEnough() {
        assertThat(Ipv6.WHERE_THERE_IS_A_ROUTE.asks(List.of(IPV4, NOWHERE, LOOPBACK), ROUTED)).isTrue();
    }

    @Test
    void withoutARouteIpv6IsNotAsked() {
        assertThat(Ipv6.WHERE_THERE_IS_A_ROUTE.asks(List.of(IPV4, NOWHERE), ROUTED)).isFalse();
        assertThat(Ipv6.NEVER.applyTo(ResolverSettings.DEFAULT, List.of(LOOPBACK)))
                .isEqualTo(ResolverSettings.DEFAULT.withFamilies(true, false));
    }

    @Test
    void rootServersWithoutIpv6TellNothing() {
        assertThat(Ipv6.WHERE_THERE_IS_A_ROUTE.asks(List.of(IPV4), ROUTED)).isTrue();
    }

    @Test
    void theOperatorMaySayIt() {
        assertThat(Ipv6.ALWAYS.asks(List.of(NOWHERE), ROUTED)).isTrue();
        assertThat(Ipv6.NEVER.asks(List.of(LOOPBACK), ROUTED)).isFalse();
        var off = ResolverSettings.DEFAULT.withFamilies(true, false);
        assertThat(Ipv6.ALWAYS.applyTo(off, List.of(LOOPBACK))).isEqualTo(off);
    }

    private static NameServer server(String address) {
        return new NameServer(Name.root, InetAddress.ofLiteral(address));
    }
}
