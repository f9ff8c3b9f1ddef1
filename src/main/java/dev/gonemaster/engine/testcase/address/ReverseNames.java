package dev.gonemaster.engine.testcase.address;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.DOMAIN;
import static dev.gonemaster.engine.message.ArgName.NS;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.Type;

/// What the reverse tree says of one address: the names of its PTR records, or why there are none. A server that fails
/// to answer for the reverse tree (SERVFAIL, REFUSED) counts as one that does not answer.
final class ReverseNames {
    private final SortedSet<NameServer> servers;
    private final Outcome lookUp;
    private final SortedSet<Name> names;

    private ReverseNames(SortedSet<NameServer> servers, Outcome lookUp) {
        this.servers = servers;
        this.lookUp = lookUp;
        this.names = targets(lookUp);
    }

    /// Looks up the addresses of the servers, each once and all at the same time; in the order of the servers.
    static List<ReverseNames> of(SortedSet<NameServer> servers, Zone zone) {
        SequencedMap<InetAddress, SortedSet<NameServer>> byAddress = new LinkedHashMap<>();
        servers.forEach(server -> byAddress.computeIfAbsent(server.address(), _ -> new TreeSet<>()).add(server));
        var tasks = new ArrayList<Supplier<ReverseNames>>();
        byAddress.forEach((address, some) -> tasks.add(
                () -> new ReverseNames(some, zone.dns().lookUp(ReverseMap.fromAddress(address), Type.PTR))));
        return zone.dns().inParallel(tasks);
    }

    /// The first server with the address.
    NameServer server() {
        return servers.getFirst();
    }

    /// Empty when the look-up gave no PTR record.
    SortedSet<Name> names() {
        return names;
    }

    /// Whether one of the names is that of a server with the address.
    boolean match() {
        return servers.stream().map(NameServer::name).anyMatch(names::contains);
    }

    /// Says why there are no names; nothing when that is owed to how the run asks.
    void reportMissing(Findings findings) {
        if (lookUp instanceof NotAsked(Reason reason) && reason != Reason.NO_SERVER) {
            return;
        }
        if (denied()) {
            findings.add(ReverseMessage.NAMESERVER_IP_WITHOUT_REVERSE, NS.of(server().name()),
                    ADDRESS.of(server().address()));
            return;
        }
        findings.add(ReverseMessage.NO_RESPONSE_PTR_QUERY, DOMAIN.of(ReverseMap.fromAddress(server().address())));
    }

    private boolean denied() {
        return lookUp instanceof Response response && (response.noError() || response.rcode() == Rcode.NXDOMAIN);
    }

    private static SortedSet<Name> targets(Outcome lookUp) {
        if (!(lookUp instanceof Response response) || !response.noError()) {
            return new TreeSet<>();
        }
        return response.answer().stream().filter(PTRRecord.class::isInstance)
                .map(record -> ((PTRRecord) record).getTarget()).collect(Collectors.toCollection(TreeSet::new));
    }
}
