package dev.gonemaster.engine.testcase.zone;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.Responses;
import dev.gonemaster.engine.zone.Zone;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// What the zone's servers have at the apex, where they say so with authority.
final class ApexRecords {
    private ApexRecords() {
    }

    /// Asks all servers of the zone; says which were left out because their address family is off.
    ///
    /// @return the records of that type by server, possibly none; servers that are silent, answer with an error or
    ///     without authority are not in it
    static SequencedMap<NameServer, List<Record>> of(Zone zone, int type, Findings findings) {
        var records = new LinkedHashMap<NameServer, List<Record>>();
        Responses.authoritative(zone.dns().askAll(zone.nameServers(), Query.of(zone.name(), type)), type, findings)
                .forEach((server, response) -> records.put(server, response.answer()));
        return records;
    }

    /// The SOA serials of those servers that give one.
    static Map<NameServer, Long> serials(Zone zone, Collection<NameServer> servers) {
        var serials = new TreeMap<NameServer, Long>();
        zone.dns().askAll(servers, Query.of(zone.name(), Type.SOA)).forEach((server, outcome) -> {
            if (outcome instanceof Response response) {
                response.answer().stream().filter(SOARecord.class::isInstance).findFirst()
                        .ifPresent(soa -> serials.put(server, ((SOARecord) soa).getSerial()));
            }
        });
        return serials;
    }
}
