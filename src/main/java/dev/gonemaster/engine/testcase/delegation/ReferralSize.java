package dev.gonemaster.engine.testcase.delegation;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.zone.NameServerSet;
import java.util.List;
import java.util.function.Predicate;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The size of the smallest referral that says all it must about the longest name below a zone: every NS record, and
/// one address of each family where nobody else can give one (delegation03 steps 1 to 9). Nobody is asked.
final class ReferralSize {
    private static final int NAME_OCTETS_MAX = 255;
    private static final int LABEL_OCTETS_MAX = 63;
    private static final long TTL = 0;

    private ReferralSize() {
    }

    /// @return octets; servers of the parent together may name more servers than any message can hold
    static long of(Name zone, NameServerSet delegation, Name parent) {
        var message = new Message();
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(Record.newRecord(longestBelow(zone), Type.NS, DClass.IN), Section.QUESTION);   // 1
        for (Name name : delegation.names()) {
            message.addRecord(new NSRecord(zone, DClass.IN, TTL, name), Section.AUTHORITY);             // 3
        }
        addGlue(message, delegation, parent, NameServer::ipv4);                                         // 6, 7
        addGlue(message, delegation, parent, server -> !server.ipv4());                                 // 8, 9
        return message.toWire().length;
    }

    private static void addGlue(Message message, NameServerSet delegation, Name parent, Predicate<NameServer> family) {
        List<NameServer> servers = delegation.servers().stream().filter(family).toList();
        if (!servers.isEmpty() && servers.stream().allMatch(server -> server.name().subdomain(parent))) {
            message.addRecord(address(servers.getFirst()), Section.ADDITIONAL);
        }
    }

    private static Record address(NameServer server) {
        return server.ipv4()
                ? new ARecord(server.name(), DClass.IN, TTL, server.address())
                : new AAAARecord(server.name(), DClass.IN, TTL, server.address());
    }

    /// A name below the zone that is as long as names may be, or as near to it as labels allow.
    static Name longestBelow(Name zone) {
        Name name = zone;
        while (NAME_OCTETS_MAX - name.length() > 1) {
            int free = NAME_OCTETS_MAX - name.length() - 1;
            int label = Math.min(free, LABEL_OCTETS_MAX);
            // A single octet that is left over holds no further label.
            name = withLabel(free - label == 1 ? label - 1 : label, name);
        }
        return name;
    }

    private static Name withLabel(int octets, Name name) {
        return Name.fromConstantString("x".repeat(octets) + (name.equals(Name.root) ? "." : "." + name));
    }
}
