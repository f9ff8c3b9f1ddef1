package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.message.AddressText;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.ServerArg;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import org.xbill.DNS.Name;

/// One name of a name server with one of its addresses. Ordered by name (canonical DNS order), then IPv4 before IPv6,
/// then by address bytes.
public record NameServer(Name name, InetAddress address) implements Comparable<NameServer> {
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
