package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.message.AddressText;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.ServerArg;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/// One name of a name server with one of its addresses. Ordered by name (canonical DNS order), then IPv4 before IPv6,
/// then by address bytes.
public record NameServer(Name name, InetAddress address) implements Comparable<NameServer> {
    private static final int ANY_SCOPE = -1;

    /// The address in an A or AAAA record. One of an AAAA record is of IPv6 whatever it is, also where it holds an IPv4
    /// address (`::ffff:192.0.2.1`), which the JDK would otherwise take for that one.
    public static Optional<InetAddress> addressIn(Record record) {
        return switch (record) {
            case ARecord a -> Optional.of(a.getAddress());
            case AAAARecord aaaa -> Optional.of(ipv6(aaaa.rdataToWireCanonical()));
            default -> Optional.empty();
        };
    }

    private static InetAddress ipv6(byte[] octets) {
        try {
            return Inet6Address.getByAddress(null, octets, ANY_SCOPE);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not 16 octets", e);
        }
    }

    public boolean ipv4() {
        return address instanceof Inet4Address;
    }

    public ServerArg toArg() {
        return new ServerArg(ArgName.published(name), AddressText.of(address));
    }

    @Override
    public int compareTo(NameServer other) {
        int byName = name.compareTo(other.name);
        if (byName != 0) {
            return byName;
        }
        byte[] mine = address.getAddress();
        byte[] theirs = other.address.getAddress();
        return mine.length != theirs.length
                ? Integer.compare(mine.length, theirs.length)
                : Arrays.compareUnsigned(mine, theirs);
    }

    /// For example `ns1.example/192.0.2.1`.
    @Override
    public String toString() {
        return toArg().toString();
    }
}
