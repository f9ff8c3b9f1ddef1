package dev.gonemaster.engine.asn;

import dev.gonemaster.engine.message.AddressText;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A block of addresses in CIDR notation.
///
/// @param network its first address
/// @param length of the prefix in bits
record Prefix(InetAddress network, int length) {
    /// Narrower than the library's reading of literals, which knows short forms of IPv4 addresses.
    private static final Pattern CIDR =
            Pattern.compile("((?:[0-9]{1,3}\\.){3}[0-9]{1,3}|[0-9a-fA-F]*:[0-9a-fA-F:.]{1,44})/([0-9]{1,3})");

    /// @return empty when the text is no address block
    static Optional<Prefix> parse(String text) {
        Matcher parts = CIDR.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(parts.group(1));
            int length = Integer.parseInt(parts.group(2));
            return length > Byte.SIZE * address.getAddress().length
                    ? Optional.empty()
                    : Optional.of(new Prefix(masked(address, length), length));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean covers(InetAddress address) {
        return address.getAddress().length == network.getAddress().length && masked(address, length).equals(network);
    }

    /// The published form, for example `192.0.2.0/24`.
    @Override
    public String toString() {
        return AddressText.of(network) + "/" + length;
    }

    private static InetAddress masked(InetAddress address, int length) {
        byte[] octets = address.getAddress();
        for (int bit = length; bit < Byte.SIZE * octets.length; bit++) {
            octets[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
