package dev.gonemaster.engine.scenario;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dns.Transport;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// A plain client over a transport: no cache, no limits, one thing after the other.
final class ScriptedDnsClient implements DnsClient {
    private static final int DEPTH_MAX = 8;
    private static final int STEPS_MAX = 32;

    private final Transport transport;
    private final List<InetAddress> root;
    private final ResolverSettings settings;

    ScriptedDnsClient(Transport transport, Collection<NameServer> root) {
        this(transport, root, ResolverSettings.DEFAULT);
    }

    ScriptedDnsClient(Transport transport, Collection<NameServer> root, ResolverSettings settings) {
        this.transport = transport;
        this.root = root.stream().map(NameServer::address).toList();
        this.settings = settings;
    }

    @Override
    public Outcome ask(InetAddress server, Query query) {
        boolean ipv4 = server instanceof Inet4Address;
        if (ipv4 ? !settings.ipv4() : !settings.ipv6()) {
            return new Outcome.NotAsked(ipv4 ? Outcome.Reason.IPV4_DISABLED : Outcome.Reason.IPV6_DISABLED);
        }
        return transport.exchange(server, query);
    }

    @Override
    public SequencedMap<NameServer, Outcome> askAll(Collection<NameServer> servers, Query query) {
        var outcomes = new LinkedHashMap<NameServer, Outcome>();
        servers.forEach(server -> outcomes.put(server, ask(server.address(), query)));
        return outcomes;
    }

    @Override
    public List<InetAddress> addressesOf(Name name) {
        return addressesOf(name, 0);
    }

    @Override
    public SequencedMap<Name, List<InetAddress>> addressesOf(SortedSet<Name> names) {
        var addresses = new LinkedHashMap<Name, List<InetAddress>>();
        names.forEach(name -> addresses.put(name, addressesOf(name)));
        return addresses;
    }

    @Override
    public Outcome lookUp(Name name, int type) {
        return resolve(name, type, 0);
    }

    @Override
    public <T> List<T> inParallel(List<? extends Supplier<T>> tasks) {
        var results = new ArrayList<T>();
        tasks.forEach(task -> results.add(task.get()));
        return results;
    }

    @Override
    public ResolverSettings settings() {
        return settings;
    }

    private List<InetAddress> addressesOf(Name name, int depth) {
        var addresses = new ArrayList<InetAddress>();
        for (int type : new int[] {Type.A, Type.AAAA}) {
            if (depth < DEPTH_MAX && resolve(name, type, depth) instanceof Response response) {
                response.answer(type).forEach(record -> addresses.add(address(record)));
            }
        }
        addresses.sort(Comparator.comparing((InetAddress address) -> !(address instanceof Inet4Address))
                .thenComparing(InetAddress::getHostAddress));
        return addresses;
    }

    private Outcome resolve(Name name, int type, int depth) {
        List<InetAddress> servers = root;
        Name wanted = name;
        Outcome last = new Outcome.NoResponse(Outcome.Failure.TIMEOUT);
        for (int step = 0; step < STEPS_MAX; step++) {
            last = firstResponse(servers, Query.of(wanted, type));
            if (!(last instanceof Response response)) {
                return last;
            }
            if (response.referral()) {
                servers = referred(response, depth);
                continue;
            }
            List<Record> cnames = response.answer(wanted, Type.CNAME);
            if (cnames.isEmpty() || type == Type.CNAME || !response.answer(type).isEmpty()) {
                return last;
            }
            wanted = ((CNAMERecord) cnames.getFirst()).getTarget();
            servers = root;
        }
        return last;
    }

    private List<InetAddress> referred(Response response, int depth) {
        var addresses = new ArrayList<InetAddress>();
        response.section(Section.ADDITIONAL, Type.A).forEach(record -> addresses.add(address(record)));
        response.section(Section.ADDITIONAL, Type.AAAA).forEach(record -> addresses.add(address(record)));
        if (addresses.isEmpty()) {
            for (Record record : response.section(Section.AUTHORITY, Type.NS)) {
                addresses.addAll(addressesOf(((NSRecord) record).getTarget(), depth + 1));
            }
        }
        return addresses;
    }

    private Outcome firstResponse(List<InetAddress> servers, Query query) {
        for (InetAddress server : servers) {
            if (ask(server, query) instanceof Response response && (response.referral() || response.authoritative())) {
                return response;
            }
        }
        return new Outcome.NoResponse(Outcome.Failure.TIMEOUT);
    }

    private static InetAddress address(Record record) {
        return record instanceof ARecord a ? a.getAddress() : ((AAAARecord) record).getAddress();
    }
}
