package dev.gonemaster.engine.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;

/// Which addresses the Internet at large can reach.
public final class GlobalAddresses {
    private static final int NAT64_PREFIX_OCTETS = 12;

    private GlobalAddresses() {
    }

    /// The sets of Address01 step 4.
    public enum Category {
        DOCUMENTATION,
        /// Private-Use, Loopback, Link-Local, Unique-Local, Shared Address Space.
        LOCAL_USE,
        NOT_GLOBALLY_REACHABLE,
        GLOBALLY_REACHABLE
    }

    /// What the special-purpose registries say of the address; what they do not mention is globally reachable.
    public static Category categoryOf(InetAddress address) {
        return SpecialPurposeBlock.holding(address).map(SpecialPurposeBlock::category)
                .orElse(Category.GLOBALLY_REACHABLE);
    }

    /// Whether a query may go there without the user's leave. Stricter than the registries: multicast is out, so is all
    /// of IPv6 that IANA has not opened for global unicast (2000::/3), and an IPv4 address that is embedded for
    /// translation (64:ff9b::/96) must be global itself.
    public static boolean isGlobal(InetAddress address) {
        if (address.isMulticastAddress() || categoryOf(address) != Category.GLOBALLY_REACHABLE) {
            return false;
        }
        if (address instanceof Inet4Address) {
            return true;
        }
        byte[] octets = address.getAddress();
        if (SpecialPurposeBlock.holding(address).filter(SpecialPurposeBlock.TRANSLATION::equals).isPresent()) {
            return isGlobal(embedded(octets));
        }
        return (octets[0] & 0xe0) == 0x20;
    }

    private static InetAddress embedded(byte[] octets) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(octets, NAT64_PREFIX_OCTETS, octets.length));
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
