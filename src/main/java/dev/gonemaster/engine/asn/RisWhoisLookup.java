package dev.gonemaster.engine.asn;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.LineExchange;
import dev.gonemaster.engine.message.AddressText;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;

/// Asks a routing information service over whois; of the answer each line that is neither empty nor a comment (`%`) is
/// `ASNS PREFIX ...` (specification, connectivity04 "RIPE prefix lookup").
final class RisWhoisLookup implements AsnLookup {
    /// Where whois servers listen (RFC 3912).
    static final int PORT = 43;
    /// Addresses of the server that are tried.
    static final int ADDRESSES_MAX = 4;
    private static final Pattern ASN_SEPARATORS = Pattern.compile("[{},]+");

    private final DnsClient dns;
    private final LineExchange exchange;
    private final Name server;
    private final int port;

    /// @param server "RIS Whois Server"
    /// @param port [#PORT], or another one in tests
    RisWhoisLookup(DnsClient dns, LineExchange exchange, Name server, int port) {
        this.dns = dns;
        this.exchange = exchange;
        this.server = server;
        this.port = port;
    }

    @Override
    public AsnAnswer find(InetAddress address) {
        String line = " -F -M " + AddressText.of(address);                                          // 1
        for (InetAddress host : dns.addressesOf(server).stream().limit(ADDRESSES_MAX).toList()) {
            Optional<List<String>> lines = exchange.ask(host, port, line);                          // 2, 3
            if (lines.isPresent()) {
                return read(lines.get(), address);
            }
        }
        return AsnAnswer.FAILED;                                                                    // 4
    }

    private static AsnAnswer read(List<String> lines, InetAddress address) {
        var found = new ArrayList<Announcement>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("%")) {
                continue;
            }
            Optional<Announcement> parsed = parse(line.strip());                                    // 5.2
            if (parsed.isEmpty()) {
                return AsnAnswer.FAILED;                                                            // 5.3
            }
            found.add(parsed.get());
        }
        return Announcement.answer(found, address);                                                 // 5.1, 6
    }

    private static Optional<Announcement> parse(String line) {
        String[] fields = line.split("\\s+");
        if (fields.length < 2) {
            return Optional.empty();
        }
        List<String> asns = ASN_SEPARATORS.splitAsStream(fields[0]).filter(part -> !part.isEmpty()).toList();
        return Announcement.parse(asns, fields[1], line);
    }
}
