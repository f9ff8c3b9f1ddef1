package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.xbill.DNS.Name;

/// delegation02: no two name servers share an address, in the delegation, in the zone and in both together.
/// Specification: Zonemaster v2025.2, Delegation-TP/delegation02.md; the finding about both together is the
/// reference's.
/// Sources: RFC 1034 section 4.1.
final class Delegation02 implements Testcase {
    enum Message implements Tag {
        DEL_NS_SAME_IP(ERROR, NS_NAMES, ADDRESS),
        CHILD_NS_SAME_IP(ERROR, NS_NAMES, ADDRESS),
        DEL_DISTINCT_NS_IP(INFO),
        CHILD_DISTINCT_NS_IP(INFO),
        SAME_IP_ADDRESS(ERROR, NS_NAMES, ADDRESS),
        DISTINCT_IP_ADDRESS(INFO);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// IPv4 first, then by address bytes.
    private static final Comparator<InetAddress> ORDER = Comparator
            .comparing((InetAddress address) -> address.getAddress().length)
            .thenComparing(InetAddress::getAddress, Arrays::compareUnsigned);

    @Override
    public Module module() {
        return Module.DELEGATION;
    }

    @Override
    public List<Message> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        NameServerSet delegation = zone.delegation().nameServers().orElse(NameServerSet.EMPTY);         // 1
        NameServerSet child = zone.childSide().nameServers().orElse(NameServerSet.EMPTY);               // 3
        judge(delegation, Message.DEL_NS_SAME_IP, Message.DEL_DISTINCT_NS_IP, findings);                // 2
        judge(child, Message.CHILD_NS_SAME_IP, Message.CHILD_DISTINCT_NS_IP, findings);                 // 4
        judge(delegation.plus(child), Message.SAME_IP_ADDRESS, Message.DISTINCT_IP_ADDRESS, findings);
    }

    private static void judge(NameServerSet servers, Message same, Message distinct, Findings findings) {
        var names = new TreeMap<InetAddress, SortedSet<Name>>(ORDER);
        for (NameServer server : servers.servers()) {
            names.computeIfAbsent(server.address(), _ -> new TreeSet<>()).add(server.name());
        }
        if (names.isEmpty()) {
            return;
        }
        boolean shared = false;
        for (var entry : names.entrySet()) {
            if (entry.getValue().size() > 1) {
                findings.add(same, NS_NAMES.of(entry.getValue()), ADDRESS.of(entry.getKey()));
                shared = true;
            }
        }
        if (!shared) {
            findings.add(distinct);
        }
    }
}
