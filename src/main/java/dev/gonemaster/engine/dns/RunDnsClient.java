package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.QueryListener.Decision;
import dev.gonemaster.engine.message.AddressText;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.ServerArg;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.xbill.DNS.Name;

/// The DNS of one run: policy, cache with single flight, limits and recursion on top of a [Transport]. Thread-safe.
/// Closing interrupts what is still asked; the engine closes it when the run is over.
public final class RunDnsClient implements DnsClient, AutoCloseable {
    private final ResolverSettings settings;
    private final Deadline deadline;
    private final QueryListener listener;
    private final Parallel parallel = new Parallel();
    private final Flights<Key, Outcome> cache;
    private final Asker asker;
    private final Recursor recursor;

    public RunDnsClient(RunResources resources, ResolverSettings settings, RootHints hints,
                        Optional<FakeDelegation> delegation) {
        this(resources, settings, new Cuts(hints, delegation), new QueryBudget());
    }

    RunDnsClient(RunResources resources, ResolverSettings settings, Cuts cuts, QueryBudget budget) {
        this.settings = settings;
        this.deadline = resources.deadline();
        this.listener = resources.listener();
        this.cache = new Flights<>(deadline, RunDnsClient::failed, settings.controls().errorTtl());
        this.asker = new Asker(resources, settings.controls(), budget);
        this.recursor = new Recursor(this::askNamed, settings, cuts, resources.answers(), parallel, deadline);
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
        Optional<Reason> forbidden = settings.forbids(server);
        if (forbidden.isPresent()) {
            if (forbidden.get() == Reason.NON_GLOBAL) {
                asker.record(server).block();
            }
            return told(server, query, Decision.NOT_ASKED, new NotAsked(forbidden.get()));
        }
        var first = new AtomicBoolean();
        Outcome outcome = cache.get(new Key(server, query), _ -> {
            first.set(true);
            return asker.ask(server, query);
        });
        return first.get() ? outcome : told(server, query, Decision.CACHED, outcome);
    }

    @Override
    public SequencedMap<NameServer, Outcome> askAll(Collection<NameServer> servers, Query query) {
        return sideBySide(servers, server -> askNamed(server, query));
    }

    @Override
    public SequencedMap<Query, SequencedMap<NameServer, Outcome>> askAll(Collection<NameServer> servers,
                                                                         List<Query> queries) {
        return sideBySide(queries, query -> askAll(servers, query));
    }

    @Override
    public SequencedMap<NameServer, Outcome> askAllWithoutFallback(Collection<NameServer> servers, Query query) {
        return sideBySide(servers, server -> {
            asker.record(server.address()).name(server.name());
            return askWithoutFallback(server.address(), query);
        });
    }

    @Override
    public List<InetAddress> addressesOf(Name name) {
        return recursor.addressesOf(name).stream().sorted(Asker.BY_FAMILY_AND_OCTETS).toList();
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
        return asker.timings();
    }

    /// The servers that were not asked because their address is not globally reachable, under every name that they
    /// were to be asked by; sorted. The name is empty for an address that was met without one.
    public List<ServerArg> blocked() {
        return args(AddressRecord::blocked);
    }

    /// The servers that answered some questions and were silent on others, in the same form.
    public List<ServerArg> patchy() {
        return args(AddressRecord::patchy);
    }

    /// What came of all questions so far, sorted by server and question; nothing is asked.
    public List<Answer> answers() {
        return cache.found().entrySet().stream()
                .map(entry -> new Answer(entry.getKey().server(), entry.getKey().query(), entry.getValue()))
                .sorted().toList();
    }

    private List<ServerArg> args(Predicate<AddressRecord> which) {
        return asker.records().filter(which).map(AddressRecord::timing).flatMap(RunDnsClient::asArgs).sorted().toList();
    }

    @Override
    public void close() {
        parallel.close();
    }

    private Outcome askNamed(NameServer server, Query query) {
        asker.record(server.address()).name(server.name());
        return ask(server.address(), query);
    }

    private Outcome told(InetAddress server, Query query, Decision decision, Outcome outcome) {
        listener.decided(server, query, decision, outcome);
        return outcome;
    }

    private static boolean failed(Outcome outcome) {
        return outcome instanceof Outcome.NoResponse;
    }

    private static Stream<ServerArg> asArgs(ServerTiming server) {
        String address = AddressText.of(server.address());
        return server.names().isEmpty()
                ? Stream.of(new ServerArg("", address))
                : server.names().stream().map(name -> new ServerArg(ArgName.published(name), address));
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
