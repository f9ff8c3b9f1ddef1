package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.QueryListener.Decision;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.xbill.DNS.Name;

/// Puts the questions of one run to servers, with manners: within the budget of the run, so many at once, and less
/// and less to servers that do not answer. Remembers how it went with each address. Thread-safe.
final class Asker {
    /// The order of [NameServer]: IPv4 before IPv6, then by octets.
    static final Comparator<InetAddress> BY_FAMILY_AND_OCTETS =
            Comparator.comparing(address -> new NameServer(Name.root, address));

    private final RunResources resources;
    private final QueryControls controls;
    private final QueryBudget budget;
    private final ConcurrentMap<InetAddress, AddressRecord> addresses = new ConcurrentHashMap<>();

    Asker(RunResources resources, QueryControls controls, QueryBudget budget) {
        this.resources = resources;
        this.controls = controls;
        this.budget = budget;
    }

    /// Over exactly the query's protocol, whatever was asked before.
    Outcome ask(InetAddress server, Query query) {
        Optional<Outcome> stored = resources.answers().find(server, query);
        if (stored.isPresent()) {
            record(server).stored(stored.get());
            return told(server, query, Decision.STORED, stored.get());
        }
        AddressRecord record = record(server);
        Optional<Outcome> withheld = withheld(record, query);
        if (withheld.isPresent()) {
            return kept(server, query, withheld.get());
        }
        if (!budget.take(server)) {
            return told(server, query, Decision.NOT_ASKED, new NotAsked(Reason.BUDGET_SPENT));
        }
        try (SharedLimits.Permit _ = resources.limits().acquire(server, controls.atOnceMax(), resources.deadline())) {
            // Others may have met silence while this one waited for its turn.
            withheld = withheld(record, query);
            return kept(server, query, withheld.isPresent() ? withheld.get() : exchange(record, server, query));
        }
    }

    AddressRecord record(InetAddress server) {
        return addresses.computeIfAbsent(server, AddressRecord::new);
    }

    Stream<AddressRecord> records() {
        return addresses.values().stream();
    }

    /// One for each address that was asked so far, IPv4 first, then by octets.
    List<ServerTiming> timings() {
        return records().filter(AddressRecord::asked).map(AddressRecord::timing)
                .sorted(Comparator.comparing(ServerTiming::address, BY_FAMILY_AND_OCTETS)).toList();
    }

    private Outcome exchange(AddressRecord record, InetAddress server, Query query) {
        boolean patient = record.worthPatience(query.protocol());
        long startedAt = System.nanoTime();
        Outcome outcome = patient
                ? resources.transport().exchange(server, query)
                : resources.transport().exchangeOnce(server, query);
        if (!query.fromAnywhere()) {
            record.outcome(query.protocol(), outcome, Duration.ofNanos(System.nanoTime() - startedAt));
        }
        return told(server, query, Decision.ASKED, outcome);
    }

    private Optional<Outcome> withheld(AddressRecord record, Query query) {
        Query.Protocol protocol = query.protocol();
        if (record.tookMoreThan(controls.totalTimeMax())) {
            return Optional.of(told(record.address(), query, Decision.NOT_ASKED, new NotAsked(Reason.BUDGET_SPENT)));
        }
        if (query.fromAnywhere()) {
            // Only asked after silence, and what comes may be another host's.
            return Optional.empty();
        }
        Optional<Outcome.Failure> silence = record.silentFor(protocol, controls.timeoutsInRowMax());
        if (silence.isPresent()) {
            return Optional.of(told(record.address(), query, Decision.FAST_FAIL, new NoResponse(silence.get())));
        }
        return record.backOff(protocol).map(failure ->
                told(record.address(), query, Decision.BACK_OFF, new NoResponse(failure)));
    }

    private Outcome kept(InetAddress server, Query query, Outcome outcome) {
        resources.answers().keep(server, query, outcome);
        return outcome;
    }

    private Outcome told(InetAddress server, Query query, Decision decision, Outcome outcome) {
        resources.listener().decided(server, query, decision, outcome);
        return outcome;
    }
}
