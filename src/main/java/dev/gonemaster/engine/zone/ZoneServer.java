package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.NameServer;
import java.util.Comparator;
import org.xbill.DNS.Name;

/// A server as one of a zone's: the "tuple" of Get-Parent-NS-Names-and-IPs. Ordered by zone, the shorter name first,
/// then by server.
record ZoneServer(NameServer server, Name zone) implements Comparable<ZoneServer> {
    private static final Comparator<ZoneServer> ORDER = Comparator
            .comparing((ZoneServer each) -> each.zone().labels())
            .thenComparing(ZoneServer::zone)
            .thenComparing(ZoneServer::server);

    @Override
    public int compareTo(ZoneServer other) {
        return ORDER.compare(this, other);
    }
}
