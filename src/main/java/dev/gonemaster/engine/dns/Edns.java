package dev.gonemaster.engine.dns;

import java.util.List;
import org.xbill.DNS.EDNSOption;

/// The OPT record of a query (RFC 6891).
///
/// @param version 0 to 255
/// @param udpPayloadSize octets
/// @param z the 15 bits beside DO, normally 0
public record Edns(int version, int udpPayloadSize, boolean dnssecOk, int z, List<EDNSOption> options) {
    /// Default of an "EDNS Query" of the specification: version 0, 512 octets, nothing set.
    public static final Edns PLAIN = new Edns(0, 512, false, 0, List.of());
    /// Default of a "DNSSEC Query" of the specification: DO set, 1232 octets.
    public static final Edns DNSSEC = new Edns(0, 1232, true, 0, List.of());

    public Edns {
        options = List.copyOf(options);
    }
}
