package dev.gonemaster.bench.engine;

import java.net.InetAddress;
import java.util.List;
import org.xbill.DNS.Name;

/// A name server of the universe.
///
/// @param number sets its addresses, 1 to 65535
/// @param manner how it answers
record Host(Name name, int number, Manner manner) {
    enum Manner { WELL, NEVER, WITHOUT_EDNS }

    InetAddress ipv4() {
        return InetAddress.ofLiteral("127.7." + (number >> 8) + "." + (number & 255));
    }

    InetAddress ipv6() {
        return InetAddress.ofLiteral("fd00:7::" + Integer.toHexString(number));
    }

    List<InetAddress> addresses() {
        return List.of(ipv4(), ipv6());
    }
}
