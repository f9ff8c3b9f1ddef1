package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Response;
import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// The names of NS records together with the addresses that the additional section of the same response holds for them.
record NsRrset(SortedSet<Name> names, SortedSet<NameServer> additional) {

    static NsRrset of(Collection<? extends Record> nsRecords, Response response) {
        var names = new TreeSet<Name>();
        nsRecords.forEach(record -> names.add(((NSRecord) record).getTarget()));
        var servers = new TreeSet<NameServer>();
        for (Record record : response.message().getSection(Section.ADDITIONAL)) {
            if (names.contains(record.getName())) {
                address(record).ifPresent(address -> servers.add(new NameServer(record.getName(), address)));
            }
        }
        return new NsRrset(names, servers);
    }

    /// The address in an A or AAAA record.
    static Optional<InetAddress> address(Record record) {
        return NameServer.addressIn(record);
    }

    /// The names for which the response holds no address.
    SortedSet<Name> withoutAddress() {
        var rest = new TreeSet<>(names);
        additional.forEach(server -> rest.remove(server.name()));
        return rest;
    }

    /// All names, and the addresses of those at or below the zone.
    NameServerSet inside(Name zone) {
        return NameServerSet.ofNames(names)
                .plus(additional.stream().filter(server -> server.name().subdomain(zone)).toList());
    }
}
