package dev.gonemaster.engine.testcase.zone;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.FirstResponse;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.Optional;
import java.util.SortedSet;
import org.xbill.DNS.SOARecord;

/// The SOA record of the first server that gives one with authority, for testcases whose specification goes on to the
/// next server until an answer is authoritative. Where there is none, that is reported. Servers are taken in the order
/// of their names, then IPv4 before IPv6, then by address.
final class ApexSoa {
    private ApexSoa() {
    }

    /// "From a delegated name server".
    static Optional<SOARecord> delegated(Zone zone, Findings findings) {
        return first(zone.delegation().nameServers().orElse(NameServerSet.EMPTY).servers(), zone, findings);
    }

    /// Of the delegated servers and those that the zone itself names.
    static Optional<SOARecord> of(Zone zone, Findings findings) {
        return first(zone.nameServers(), zone, findings);
    }

    private static Optional<SOARecord> first(SortedSet<NameServer> servers, Zone zone, Findings findings) {
        return new FirstResponse(zone, findings)
                .soa(servers, Response::authoritative, ZoneMessage.NO_RESPONSE_SOA_QUERY);
    }
}
