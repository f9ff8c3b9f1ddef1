package dev.gonemaster.engine.testcase.connectivity;

import dev.gonemaster.engine.asn.AsnAnswer;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// Who announces the addresses of servers.
final class Announcers {
    private Announcers() {
    }

    /// Looks up each address once, all at the same time; in the order of the servers.
    static SequencedMap<InetAddress, AsnAnswer> of(Collection<NameServer> servers, Zone zone) {
        List<InetAddress> addresses = servers.stream().map(NameServer::address).distinct().toList();
        var tasks = new ArrayList<Supplier<AsnAnswer>>();
        addresses.forEach(address -> tasks.add(() -> zone.asns().find(address)));
        List<AsnAnswer> answers = zone.dns().inParallel(tasks);
        var byAddress = new LinkedHashMap<InetAddress, AsnAnswer>();
        for (int i = 0; i < answers.size(); i++) {
            byAddress.put(addresses.get(i), answers.get(i));
        }
        return byAddress;
    }
}
