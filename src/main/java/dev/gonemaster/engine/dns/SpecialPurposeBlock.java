package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.GlobalAddresses.Category.DOCUMENTATION;
import static dev.gonemaster.engine.dns.GlobalAddresses.Category.GLOBALLY_REACHABLE;
import static dev.gonemaster.engine.dns.GlobalAddresses.Category.LOCAL_USE;
import static dev.gonemaster.engine.dns.GlobalAddresses.Category.NOT_GLOBALLY_REACHABLE;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890, RFC 8190), state of 2025-10-09. Blocks whose
/// column "Globally Reachable" reads "N/A" are not registered as reachable, so they count as not reachable.
public enum SpecialPurposeBlock {
    THIS_NETWORK("0.0.0.0/8", NOT_GLOBALLY_REACHABLE),
    THIS_HOST("0.0.0.0/32", NOT_GLOBALLY_REACHABLE),
    PRIVATE_USE_10("10.0.0.0/8", LOCAL_USE),
    SHARED_ADDRESS_SPACE("100.64.0.0/10", LOCAL_USE),
    LOOPBACK("127.0.0.0/8", LOCAL_USE),
    LINK_LOCAL("169.254.0.0/16", LOCAL_USE),
    PRIVATE_USE_172("172.16.0.0/12", LOCAL_USE),
    IETF_PROTOCOL_ASSIGNMENTS("192.0.0.0/24", NOT_GLOBALLY_REACHABLE),
    IPV4_SERVICE_CONTINUITY("192.0.0.0/29", NOT_GLOBALLY_REACHABLE),
    IPV4_DUMMY("192.0.0.8/32", NOT_GLOBALLY_REACHABLE),
    PORT_CONTROL_ANYCAST("192.0.0.9/32", GLOBALLY_REACHABLE),
    TURN_ANYCAST("192.0.0.10/32", GLOBALLY_REACHABLE),
    NAT64_DISCOVERY_170("192.0.0.170/32", NOT_GLOBALLY_REACHABLE),
    NAT64_DISCOVERY_171("192.0.0.171/32", NOT_GLOBALLY_REACHABLE),
    TEST_NET_1("192.0.2.0/24", DOCUMENTATION),
    AS112_V4("192.31.196.0/24", GLOBALLY_REACHABLE),
    AMT_V4("192.52.193.0/24", GLOBALLY_REACHABLE),
    RELAY_ANYCAST_6TO4("192.88.99.0/24", NOT_GLOBALLY_REACHABLE),
    RELAY_ANYCAST_6A44("192.88.99.2/32", NOT_GLOBALLY_REACHABLE),
    PRIVATE_USE_192("192.168.0.0/16", LOCAL_USE),
    AS112_DIRECT_V4("192.175.48.0/24", GLOBALLY_REACHABLE),
    BENCHMARKING_V4("198.18.0.0/15", NOT_GLOBALLY_REACHABLE),
    TEST_NET_2("198.51.100.0/24", DOCUMENTATION),
    TEST_NET_3("203.0.113.0/24", DOCUMENTATION),
    RESERVED("240.0.0.0/4", NOT_GLOBALLY_REACHABLE),
    LIMITED_BROADCAST("255.255.255.255/32", NOT_GLOBALLY_REACHABLE),

    LOOPBACK_ADDRESS("::1/128", LOCAL_USE),
    UNSPECIFIED_ADDRESS("::/128", NOT_GLOBALLY_REACHABLE),
    TRANSLATION("64:ff9b::/96", GLOBALLY_REACHABLE),
    TRANSLATION_LOCAL("64:ff9b:1::/48", NOT_GLOBALLY_REACHABLE),
    DISCARD_ONLY("100::/64", NOT_GLOBALLY_REACHABLE),
    IPV6_DUMMY("100:0:0:1::/64", NOT_GLOBALLY_REACHABLE),
    IETF_PROTOCOL_ASSIGNMENTS_V6("2001::/23", NOT_GLOBALLY_REACHABLE),
    TEREDO("2001::/32", NOT_GLOBALLY_REACHABLE),
    PORT_CONTROL_ANYCAST_V6("2001:1::1/128", GLOBALLY_REACHABLE),
    TURN_ANYCAST_V6("2001:1::2/128", GLOBALLY_REACHABLE),
    SERVICE_REGISTRATION_ANYCAST("2001:1::3/128", GLOBALLY_REACHABLE),
    BENCHMARKING_V6("2001:2::/48", NOT_GLOBALLY_REACHABLE),
    AMT_V6("2001:3::/32", GLOBALLY_REACHABLE),
    AS112_V6("2001:4:112::/48", GLOBALLY_REACHABLE),
    ORCHID("2001:10::/28", NOT_GLOBALLY_REACHABLE),
    ORCHID_V2("2001:20::/28", GLOBALLY_REACHABLE),
    DRONE_IDENTIFIERS("2001:30::/28", GLOBALLY_REACHABLE),
    DOCUMENTATION_V6("2001:db8::/32", DOCUMENTATION),
    TRANSITION_6TO4("2002::/16", NOT_GLOBALLY_REACHABLE),
    AS112_DIRECT_V6("2620:4f:8000::/48", GLOBALLY_REACHABLE),
    DOCUMENTATION_V6_LARGE("3fff::/20", DOCUMENTATION),
    SEGMENT_ROUTING("5f00::/16", NOT_GLOBALLY_REACHABLE),
    UNIQUE_LOCAL("fc00::/7", LOCAL_USE),
    LINK_LOCAL_UNICAST("fe80::/10", LOCAL_USE);

    /// Longest prefix first: the registries say that a more specific allocation has precedence.
    private static final List<SpecialPurposeBlock> MOST_SPECIFIC_FIRST = Stream.of(values())
            .sorted(Comparator.comparingInt((SpecialPurposeBlock block) -> block.prefix.length()).reversed())
            .toList();

    private final Prefix prefix;
    private final GlobalAddresses.Category category;

    SpecialPurposeBlock(String prefix, GlobalAddresses.Category category) {
        this.prefix = Prefix.of(prefix);
        this.category = category;
    }

    /// The most specific block that holds the address; empty when none does.
    public static Optional<SpecialPurposeBlock> holding(InetAddress address) {
        byte[] octets = address.getAddress();
        return MOST_SPECIFIC_FIRST.stream().filter(block -> block.prefix.holds(octets)).findFirst();
    }

    public GlobalAddresses.Category category() {
        return category;
    }

    /// As the registry writes it, for example `192.0.2.0/24`.
    public String prefix() {
        return prefix.text();
    }

    /// IPv4-mapped IPv6 addresses (`::ffff:0:0/96`) have no row of their own: in Java they are IPv4 addresses.
    record Prefix(String text, byte[] octets, int length) {
        static Prefix of(String text) {
            String[] parts = text.split("/");
            return new Prefix(text, InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] address) {
            if (address.length != octets.length) {
                return false;
            }
            int whole = length / Byte.SIZE;
            if (!Arrays.equals(address, 0, whole, octets, 0, whole)) {
                return false;
            }
            int rest = length % Byte.SIZE;
            return rest == 0 || (address[whole] ^ octets[whole]) >> (Byte.SIZE - rest) == 0;
        }
    }
}
