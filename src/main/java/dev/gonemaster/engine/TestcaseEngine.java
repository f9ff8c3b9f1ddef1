package dev.gonemaster.engine;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.stream.Collectors.toSet;

import dev.gonemaster.engine.RunResult.End;
import dev.gonemaster.engine.RunResult.NameserverTiming;
import dev.gonemaster.engine.asn.AsnLookup;
import dev.gonemaster.engine.chain.ChainBuilder;
import dev.gonemaster.engine.chain.ChainDocument;
import dev.gonemaster.engine.dns.Deadline;
import dev.gonemaster.engine.dns.FakeDelegation;
import dev.gonemaster.engine.dns.LineExchange;
import dev.gonemaster.engine.dns.ResolverSettings;
import dev.gonemaster.engine.dns.RootHints;
import dev.gonemaster.engine.dns.RunDnsClient;
import dev.gonemaster.engine.dns.RunResources;
import dev.gonemaster.engine.dns.ServerTiming;
import dev.gonemaster.engine.dns.SharedLimits;
import dev.gonemaster.engine.dns.Transport;
import dev.gonemaster.engine.dnssec.SignatureVerifier;
import dev.gonemaster.engine.dnssec.VerificationPool;
import dev.gonemaster.engine.message.AddressText;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Entry;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.weakkeys.Blocklists;
import dev.gonemaster.engine.zone.RunServices;
import dev.gonemaster.engine.zone.UndelegatedData;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;

/// The engine over [Testcases]: one DNS client and one zone for each run, limits per server address across all runs.
/// One for a process.
///
/// A run of a whole profile begins with Basic. When Basic02 finds no server that answers for the zone, Basic03 runs and
/// nothing else; a run of testcases that the request names has no such gate. The result begins with `GLOBAL_VERSION`,
/// then come the testcases in their order, then what the engine says about the run as a whole.
public final class TestcaseEngine implements Engine {
    private static final System.Logger LOG = System.getLogger(TestcaseEngine.class.getName());

    private final RootHints hints;
    private final List<Testcase> testcases;
    private final EngineParts parts;
    private final LongSupplier nanos;
    private final SharedLimits limits = new SharedLimits();
    private final VerificationPool verification = new VerificationPool();
    private final Blocklists blocklists;

    /// Asks the Internet.
    ///
    /// @param hints where recursion begins
    public TestcaseEngine(RootHints hints) {
        this(hints, EngineParts.NETWORK);
    }

    public TestcaseEngine(RootHints hints, EngineParts parts) {
        this(hints, parts, Testcases.all(), System::nanoTime);
    }

    /// @param nanos monotonic clock in nanoseconds, by which entries are timed and the run's time is measured
    TestcaseEngine(RootHints hints, EngineParts parts, List<Testcase> testcases, LongSupplier nanos) {
        this.hints = hints;
        this.parts = parts;
        this.testcases = List.copyOf(testcases);
        this.nanos = nanos;
        blocklists = new Blocklists(parts.blocklists());
    }

    /// Makes the transport of one run.
    @FunctionalInterface
    public interface TransportFactory {
        /// @param deadline end of the run; whatever waits must end with it
        Transport open(ResolverSettings settings, Deadline deadline);
    }

    @Override
    public RunResult run(RunRequest request, RunControl control, RunProgress progress) {
        return run(request, control, progress, entry -> { });
    }

    /// The same, handing out entries early.
    ///
    /// @param reader told of each entry of the result in its order, as soon as nothing can come before it any more; on
    ///     the calling thread. What it throws ends the run and is thrown on
    /// @throws IllegalArgumentException when the request names a testcase that there is not
    public RunResult run(RunRequest request, RunControl control, RunProgress progress, Consumer<Entry> reader) {
        Plan plan = Plan.of(request, testcases);
        EntryMaker maker = new EntryMaker(request.profile(), request.minLevel(), nanos);
        EntryLog log = new EntryLog(maker, reader);
        UndelegatedData data = request.undelegatedData();
        RootHints roots = rootsFor(request.zone(), data);
        ResolverSettings settings = parts.ipv6().applyTo(allowing(data, request.profile().resolver()),
                roots.servers());
        Deadline deadline = Deadline.after(control.timeMax());
        var resources = new RunResources(parts.transports().open(settings, deadline), limits,
                parts.answers().forRun(request.zone(), settings), parts.listener(), deadline);
        try (RunDnsClient dns = new RunDnsClient(resources, settings, roots, fakeDelegation(request.zone(), data))) {
            AsnLookup asns = parts.asns().forRun(request.profile().asn(), dns,
                    new LineExchange(settings, limits, deadline), deadline);
            var signatures = new SignatureVerifier(verification);
            var services = new RunServices(dns, asns, signatures, request.profile().thresholds(),
                    () -> blocklists.find(request.profile().badkeys()));
            Zone zone = new Zone(request.zone(), data, roots, services);
            TestcaseRun run = new TestcaseRun(zone, control, progress, maker, log);
            control.onCancel(() -> {
                deadline.cancel();
                run.wake();
            });
            log.add(SystemMessage.GLOBAL_VERSION, ArgName.VERSION.of(Version.text()));
            End end;
            try {
                end = run.execute(plan);
            } finally {
                // Whatever still runs after the run's end must not ask any more.
                deadline.cancel();
            }
            ServerNames names = new ServerNames(roots.servers(), data.nameServers().servers());
            sayWhatWasMissed(log, names.completed(dns.blocked()), names.completed(dns.patchy()));
            if (signatures.unverified() > 0) {
                log.add(SystemMessage.SIGNATURES_UNVERIFIED, ArgName.COUNT.of((long) signatures.unverified()));
            }
            sayHowItWent(log, end);
            List<Entry> entries = log.close();
            return new RunResult(entries, end, timings(dns.timings(), names), chain(request, dns, entries, signatures));
        }
    }

    /// The run is worth keeping without it.
    private static @Nullable ChainDocument chain(RunRequest request, RunDnsClient dns, List<Entry> entries,
                                                 SignatureVerifier signatures) {
        Set<Name> nsNames = dns.timings().stream().flatMap(server -> server.names().stream()).collect(toSet());
        try {
            return ChainBuilder.build(request.zone(), request.undelegatedData(), dns.answers(), entries, nsNames,
                    signatures).orElse(null);
        } catch (RuntimeException defect) {
            LOG.log(ERROR, "event=chain_broken zone=" + request.zone(), defect);
            return null;
        }
    }

    private static void sayWhatWasMissed(EntryLog log, List<ServerArg> blocked, List<ServerArg> patchy) {
        if (!blocked.isEmpty()) {
            log.add(SystemMessage.NON_GLOBAL_QUERY_BLOCKED, ArgName.SERVERS.of(blocked));
        }
        if (!patchy.isEmpty()) {
            log.add(SystemMessage.ANSWERS_MISSING, ArgName.SERVERS.of(patchy));
        }
    }

    private static void sayHowItWent(EntryLog log, End end) {
        switch (end) {
            case CANCELED -> log.add(SystemMessage.RUN_CANCELED);
            case EXPIRED -> log.add(SystemMessage.RUN_EXPIRED);
            case COMPLETED -> { }
        }
    }

    /// Addresses that the user named for the zone are asked wherever they are.
    private static ResolverSettings allowing(UndelegatedData data, ResolverSettings settings) {
        Set<InetAddress> allowed = new HashSet<>(settings.alwaysAllowed());
        allowed.addAll(data.nameServers().addresses());
        return settings.withAlwaysAllowed(allowed);
    }

    /// In an undelegated test of the root the servers given are the hints.
    private RootHints rootsFor(Name zone, UndelegatedData data) {
        return zone.equals(Name.root) && !data.nameServers().servers().isEmpty()
                ? RootHints.of(data.nameServers().servers())
                : hints;
    }

    private static Optional<FakeDelegation> fakeDelegation(Name zone, UndelegatedData data) {
        return data.replacesDelegation()
                ? Optional.of(new FakeDelegation(zone, data.nameServers().names(), data.nameServers().servers()))
                : Optional.empty();
    }

    private static List<NameserverTiming> timings(List<ServerTiming> measured, ServerNames names) {
        List<NameserverTiming> timings = new ArrayList<>();
        for (ServerTiming server : measured) {
            String address = AddressText.of(server.address());
            String name = server.names().isEmpty() ? names.of(address) : ArgName.published(server.names().getFirst());
            timings.add(new NameserverTiming(name, address, server.averageMillis(),
                    server.minMillis(), server.maxMillis(), server.medianMillis(), server.deviationMillis(),
                    server.count(), server.timeouts(), server.refused()));
        }
        return timings;
    }
}
