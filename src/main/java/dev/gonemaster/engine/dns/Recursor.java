package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Verdict.Worth;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// Iterative resolution from the root (RFC 1034 section 5.3.3), within bounds that hostile zones cannot stretch: each
/// referral must be closer to the name, aliases, nested look-ups, servers for one question and questions for one
/// look-up are limited. Thread-safe; one for each run.
///
/// Look-ups from outside are shared in flight. Those that are needed on the way take a finished result where there is
/// one, but wait for nobody: two that need each other would wait for ever. Their questions are shared all the same, by
/// the cache below.
final class Recursor {
    /// Aliases in a row.
    static final int ALIASES_MAX = 16;
    /// Names of servers without address that are looked up for one cut (NXNSAttack).
    static final int UNRESOLVED_MAX = 8;
    /// So many of them first, the rest when these do not help.
    private static final int UNRESOLVED_AT_FIRST = 2;

    private final BiFunction<NameServer, Query, Outcome> asker;
    private final ResolverSettings settings;
    private final Cuts cuts;
    private final AnswerStore answers;
    private final Parallel parallel;
    private final Race race;
    private final Flights<Question, Outcome> flights;
    private final ConcurrentMap<Question, Outcome> found = new ConcurrentHashMap<>();

    Recursor(BiFunction<NameServer, Query, Outcome> asker, ResolverSettings settings, Cuts cuts, AnswerStore answers,
             Parallel parallel, Deadline deadline) {
        this.asker = asker;
        this.settings = settings;
        this.cuts = cuts;
        this.answers = answers;
        this.parallel = parallel;
        this.race = new Race(parallel, deadline);
        this.flights = new Flights<>(deadline);
    }

    Outcome lookUp(Name name, int type) {
        return flights.get(new Question(name, type), question -> answers.findLookUp(name, type).orElseGet(() -> {
            Outcome outcome = resolve(question, Lookup.of(name));
            answers.keepLookUp(name, type, outcome);
            return outcome;
        }));
    }

    /// A and AAAA records, in no certain order.
    List<InetAddress> addressesOf(Name name) {
        return addresses(List.of(() -> lookUp(name, Type.A), () -> lookUp(name, Type.AAAA)));
    }

    /// Only answers are remembered for others: a failure may be owed to those that wait for this look-up.
    private Outcome resolve(Question question, Lookup lookup) {
        Outcome known = found.get(question);
        if (known != null) {
            return known;
        }
        // A step of its own: zones whose servers have no address could otherwise nest without a single question.
        if (!lookup.step()) {
            return new NotAsked(Reason.BUDGET_SPENT);
        }
        Verdict verdict = Verdict.NO_SERVER;
        Set<Name> aliases = new HashSet<>();
        Name name = question.name;
        while (aliases.add(name) && aliases.size() <= ALIASES_MAX + 1) {
            verdict = descend(Query.of(name, question.type), lookup);
            if (verdict.alias().isEmpty()) {
                break;
            }
            name = verdict.alias().get();
        }
        if (verdict.worth() == Worth.GOOD) {
            found.put(question, verdict.outcome());
        }
        return verdict.outcome();
    }

    /// Ends because each referral is closer to the name than the one before.
    private Verdict descend(Query query, Lookup lookup) {
        Cut cut = cuts.closestTo(query.name(), query.type());
        while (true) {
            Verdict verdict = ask(cut, query, lookup);
            if (verdict.referral().isEmpty()) {
                return verdict;
            }
            cut = cuts.learn(verdict.referral().get());
        }
    }

    private Verdict ask(Cut cut, Query query, Lookup lookup) {
        Verdict best = race.run(tasks(cut.servers(), cut.zone(), query, lookup));
        int end = Math.min(cut.unresolved().size(), UNRESOLVED_MAX);
        for (int start = 0; start < end && best.worth() != Worth.GOOD; ) {
            int next = Math.min(end, start == 0 ? UNRESOLVED_AT_FIRST : UNRESOLVED_MAX);
            List<NameServer> located = locate(cut.unresolved().subList(start, next), lookup);
            Verdict verdict = race.run(tasks(located, cut.zone(), query, lookup));
            best = better(best, verdict);
            start = next;
        }
        return best;
    }

    private static Verdict better(Verdict one, Verdict other) {
        return other.worth().compareTo(one.worth()) > 0 || one == Verdict.NO_SERVER ? other : one;
    }

    private List<Supplier<Verdict>> tasks(List<NameServer> servers, Name zone, Query query, Lookup lookup) {
        List<NameServer> enabled = servers.stream()
                .filter(server -> server.ipv4() ? settings.ipv4() : settings.ipv6()).toList();
        List<Supplier<Verdict>> tasks = new ArrayList<>();
        // Where all are of a family that is off, asking them in vain tells why there is no answer.
        (enabled.isEmpty() ? servers : enabled).forEach(server -> tasks.add(() -> lookup.step()
                ? Verdict.of(asker.apply(server, query), query, zone)
                : Verdict.none(new NotAsked(Reason.BUDGET_SPENT))));
        return tasks;
    }

    /// The servers of those names, as far as their addresses can be found without what waits for them.
    private List<NameServer> locate(List<Name> names, Lookup lookup) {
        List<Supplier<List<NameServer>>> tasks = new ArrayList<>();
        for (Name name : names) {
            if (lookup.mayNeed(name)) {
                tasks.add(() -> locate(name, lookup.needing(name)));
            }
        }
        return parallel.all(tasks).stream().flatMap(List::stream).toList();
    }

    private List<NameServer> locate(Name name, Lookup lookup) {
        List<Supplier<Outcome>> tasks = new ArrayList<>();
        if (settings.ipv4()) {
            tasks.add(() -> resolve(new Question(name, Type.A), lookup));
        }
        if (settings.ipv6()) {
            tasks.add(() -> resolve(new Question(name, Type.AAAA), lookup));
        }
        return addresses(tasks).stream().map(address -> new NameServer(name, address)).sorted().toList();
    }

    private List<InetAddress> addresses(List<Supplier<Outcome>> lookUps) {
        List<InetAddress> addresses = new ArrayList<>();
        for (Outcome outcome : parallel.all(lookUps)) {
            if (outcome instanceof Response response) {
                response.answer().forEach(record -> Verdict.addressIn(record).ifPresent(addresses::add));
            }
        }
        return addresses.stream().distinct().toList();
    }

    private record Question(Name name, int type) {
    }
}
