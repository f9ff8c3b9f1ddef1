package dev.gonemaster.engine.asn;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.Response;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// Asks a database over DNS: the TXT records of the reversed address below `origin` or `origin6` of its domain, each
/// `ASNS | PREFIX | ...` (specification, connectivity04 "Cymru prefix lookup").
final class CymruLookup implements AsnLookup {
    private static final Name ORIGIN_4 = Name.fromConstantString("origin");
    private static final Name ORIGIN_6 = Name.fromConstantString("origin6");
    private static final Name ARPA_4 = Name.fromConstantString("in-addr.arpa.");
    private static final Name ARPA_6 = Name.fromConstantString("ip6.arpa.");

    private final DnsClient dns;
    private final Name domain;

    /// @param domain "Cymru Base Name"
    CymruLookup(DnsClient dns, Name domain) {
        this.dns = dns;
        this.domain = domain;
    }

    @Override
    public AsnAnswer find(InetAddress address) {
        Optional<Name> name = nameOf(address);                                                      // 1 to 4
        if (name.isEmpty() || !(dns.lookUp(name.get(), Type.TXT) instanceof Response response)) {   // 5, 6, 8.1
            return AsnAnswer.FAILED;
        }
        if (denies(response, name.get())) {                                                         // 7
            return AsnAnswer.EMPTY;
        }
        List<Record> texts = response.answer();
        if (!response.noError() || texts.isEmpty()) {                                               // 8.2, 8.3
            return AsnAnswer.FAILED;
        }
        var lines = new ArrayList<Announcement>();
        texts.forEach(text -> parse(text).ifPresent(lines::add));                                   // 9.1, 9.2
        return Announcement.answer(lines, address);                                                 // 9.3, 10 to 12
    }

    private Optional<Name> nameOf(InetAddress address) {
        boolean ipv4 = address instanceof Inet4Address;
        try {
            Name below = Name.concatenate(ipv4 ? ORIGIN_4 : ORIGIN_6, domain);
            Name reversed = ReverseMap.fromAddress(address).relativize(ipv4 ? ARPA_4 : ARPA_6);
            return Optional.of(Name.concatenate(reversed, below));
        } catch (NameTooLongException e) {
            return Optional.empty();
        }
    }

    /// Whether the database says that it knows nobody. The end of an alias says nothing about the address.
    private static boolean denies(Response response, Name asked) {
        boolean empty = response.message().getSection(Section.ANSWER).isEmpty();
        boolean trusted = response.authoritative() || !response.section(Section.AUTHORITY, Type.SOA).isEmpty();
        return empty && trusted && response.query().name().equals(asked)
                && (response.noError() || response.rcode() == Rcode.NXDOMAIN);
    }

    private static Optional<Announcement> parse(Record text) {
        if (!(text instanceof TXTRecord txt)) {
            return Optional.empty();
        }
        String line = String.join("", txt.getStrings());
        String[] fields = line.split("\\|", -1);
        return fields.length < 2
                ? Optional.empty()
                : Announcement.parse(List.of(fields[0].strip().split("\\s+")), fields[1].strip(), line);
    }
}
