package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.message.AddressText;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.ServerArg;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.xbill.DNS.Name;

/// The DNS of one run: policy, cache with single flight, limits and recursion on top of a [Transport]. Thread-safe.
/// Closing interrupts what is still asked; the engine closes it when the run is over.
public final class RunDnsClient implements DnsClient, AutoCloseable {
    /// After that many time-outs in a row of one address over UDP its further questions get a single try. They are
    /// still asked: silence is never assumed.
    static final int TIMEOUTS_IN_ROW_MAX = 3;
    /// The order of [NameServer]: IPv4 before IPv6, then by octets.
    private static final Comparator<InetAddress> BY_FAMILY_AND_OCTETS =
            Comparator.comparing(address -> new NameServer(Name.root, address));

    private final Transport transport;
    private final ResolverSettings settings;
    private final SharedLimits shared;
    private final Deadline deadline;
    private final QueryBudget budget;
    private final Parallel parallel = new Parallel();
    private final Flights<Key, Outcome> cache;
    private final ConcurrentMap<InetAddress, AddressRecord> addresses = new ConcurrentHashMap<>();
    private final Recursor recursor;

    public RunDnsClient(Transport transport, ResolverSettings settings, RootHints hints,
                        Optional<FakeDelegation> delegation, SharedLimits shared, Deadline deadline) {
        this(transport, settings, new Cuts(hints, delegation), shared, deadline, new QueryBudget());
    }

    RunDnsClient(Transport transport, ResolverSettings settings, Cuts cuts, SharedLimits shared, Deadline deadline,
                 QueryBudget budget) {
        this.transport = transport;
        this.settings = settings;
        this.shared = shared;
        this.deadline = deadline;
        this.budget = budget;
        this.cache = new Flights<>(deadline);
        this.recursor = new Recursor(this::askNamed, settings, cuts, parallel, deadline);
    }

    @Override
    public Outcome ask(InetAddress server, Query query) {
        Outcome outcome = askWithoutFallback(server, query);
        boolean again = settings.fallback() && query.protocol() == Query.Protocol.UDP
                && outcome instanceof Response response && response.truncated();
        // What was cut short is no usable answer, so a failure over TCP stands in its place.
        return again ? askWithoutFallback(server, query.overTcp()) : outcome;
    }

    @Override
    public Outcome askWithoutFallback(InetAddress server, Query query) {
        deadline.check();
        Optional<Reason> forbidden = forbidden(server);
        if (forbidden.isPresent()) {
            if (forbidden.get() == Reason.NON_GLOBAL) {
                record(server).block();
            }
            return new NotAsked(forbidden.get());
        }
        return cache.get(new Key(server, query), this::askNetwork);
    }

    @Override
    public SequencedMap<NameServer, Outcome> askAll(Collection<NameServer> servers, Query query) {
        return sideBySide(servers, server -> askNamed(server, query));
    }

    @Override
    public SequencedMap<NameServer, Outcome> askAllWithoutFallback(Collection<NameServer> servers, Query query) {
        return sideBySide(servers, server -> {
            record(server.address()).name(server.name());
            return askWithoutFallback(server.address(), query);
        });
    }

    @Override
    public List<InetAddress> addressesOf(Name name) {
        return recursor.addressesOf(name).stream().sorted(BY_FAMILY_AND_OCTETS).toList();
    }

    @Override
    public SequencedMap<Name, List<InetAddress>> addressesOf(SortedSet<Name> names) {
        return sideBySide(names, this::addressesOf);
    }

    @Override
    public Outcome lookUp(Name name, int type) {
        return recursor.lookUp(name, type);
    }

    @Override
    public <T> List<T> inParallel(List<? extends Supplier<T>> tasks) {
        return parallel.all(tasks);
    }

    @Override
    public ResolverSettings settings() {
        return settings;
    }

    /// One for each address that was asked so far, IPv4 first, then by octets.
    public List<ServerTiming> timings() {
        return addresses.values().stream().filter(AddressRecord::asked).map(AddressRecord::timing)
                .sorted(Comparator.comparing(ServerTiming::address, BY_FAMILY_AND_OCTETS)).toList();
    }

    /// The servers that were not asked because their address is not globally reachable, under every name that they
    /// were to be asked by; sorted. The name is empty for an address that was met without one.
    public List<ServerArg> blocked() {
        return addresses.values().stream().filter(AddressRecord::blocked).map(AddressRecord::timing)
                .flatMap(RunDnsClient::asArgs).sorted().toList();
    }

    @Override
    public void close() {
        parallel.close();
    }

    private Outcome askNamed(NameServer server, Query query) {
        record(server.address()).name(server.name());
        return ask(server.address(), query);
    }

    private Outcome askNetwork(Key key) {
        InetAddress server = key.server;
        Query query = key.query;
        if (!budget.take(server)) {
            return new NotAsked(Reason.BUDGET_SPENT);
        }
        AddressRecord record = record(server);
        Outcome outcome;
        try (SharedLimits.Permit _ = shared.acquire(server, deadline)) {
            boolean silent = query.protocol() == Query.Protocol.UDP
                    && record.silence(query.protocol()) >= TIMEOUTS_IN_ROW_MAX;
            outcome = silent ? transport.exchangeOnce(server, query) : transport.exchange(server, query);
        }
        record.outcome(query.protocol(), outcome);
        return outcome;
    }

    private static Stream<ServerArg> asArgs(ServerTiming server) {
        String address = AddressText.of(server.address());
        return server.names().isEmpty()
                ? Stream.of(new ServerArg("", address))
                : server.names().stream().map(name -> new ServerArg(ArgName.published(name), address));
    }

    private Optional<Reason> forbidden(InetAddress server) {
        boolean ipv4 = server instanceof Inet4Address;
        if (ipv4 && !settings.ipv4()) {
            return Optional.of(Reason.IPV4_DISABLED);
        }
        if (!ipv4 && !settings.ipv6()) {
            return Optional.of(Reason.IPV6_DISABLED);
        }
        boolean allowed = settings.allowNonGlobal() || settings.alwaysAllowed().contains(server)
                || GlobalAddresses.isGlobal(server);
        return allowed ? Optional.empty() : Optional.of(Reason.NON_GLOBAL);
    }

    private AddressRecord record(InetAddress server) {
        return addresses.computeIfAbsent(server, AddressRecord::new);
    }

    private <K, V> SequencedMap<K, V> sideBySide(Collection<K> keys, Function<K, V> task) {
        List<K> distinct = keys.stream().distinct().toList();
        List<Supplier<V>> tasks = new ArrayList<>();
        distinct.forEach(key -> tasks.add(() -> task.apply(key)));
        List<V> values = parallel.all(tasks);
        var results = new LinkedHashMap<K, V>();
        for (int i = 0; i < values.size(); i++) {
            results.put(distinct.get(i), values.get(i));
        }
        return results;
    }

    private record Key(InetAddress server, Query query) {
    }
}
