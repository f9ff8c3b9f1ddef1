package dev.gonemaster.engine.testcase.consistency;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The addresses of name server names in the zone, from all of its servers (consistency05 step 5). Reports each server
/// once for what it does wrong. Made for one run of the testcase, in one thread.
final class ChildAddresses {
    private final Zone zone;
    private final Findings findings;
    private final Set<Reported> reported = new HashSet<>();
    private NameServerSet found = NameServerSet.EMPTY;
    private final Set<Question> asked = new HashSet<>();
    /// Those that a server answered by a referral to a zone below.
    private final Set<Question> referred = new LinkedHashSet<>();
    private boolean usable;

    private record Question(Name name, int type) {
    }

    private record Reported(NameServer server, Object what) {
    }

    private ChildAddresses(Zone zone, Findings findings) {
        this.zone = zone;
        this.findings = findings;
    }

    static ChildAddresses of(SortedSet<Name> names, Zone zone, Findings findings) {
        var addresses = new ChildAddresses(zone, findings);
        addresses.ask(names);
        return addresses;
    }

    /// What a look-up from the root finds for that name itself; aliases do not count.
    ///
    /// @return absent when nobody could be asked
    static Optional<List<InetAddress>> lookedUp(Name name, int type, Zone zone) {
        return switch (zone.dns().lookUp(name, type)) {
            case NotAsked _ -> Optional.empty();
            case Response r when r.query().name().equals(name) -> Optional.of(r.addresses(Section.ANSWER, name));
            case NoResponse _, Response _ -> Optional.of(List.of());
        };
    }

    /// Whether servers were asked and not one of them gave a proper answer about any name.
    boolean lame() {
        return !asked.isEmpty() && !usable;
    }

    /// Whether anybody was asked for the addresses of that name in the family of the server's address.
    boolean askedAbout(NameServer server) {
        return asked.contains(new Question(server.name(), server.ipv4() ? Type.A : Type.AAAA));
    }

    /// Whether anybody was asked about any name.
    boolean asked() {
        return !asked.isEmpty();
    }

    SortedSet<NameServer> servers(Name name) {
        return found.servers(name);
    }

    private void ask(SortedSet<Name> names) {
        SortedSet<NameServer> servers = zone.nameServers();                                     // 4
        var questions = new ArrayList<Question>();
        names.forEach(name -> List.of(Type.A, Type.AAAA).forEach(type -> questions.add(new Question(name, type))));
        List<SequencedMap<NameServer, Outcome>> outcomes = zone.dns().inParallel(questions.stream()
                .<Supplier<SequencedMap<NameServer, Outcome>>>map(question ->
                        () -> zone.dns().askAll(servers, Query.of(question.name(), question.type()))) // 5.1, 5.2.1
                .toList());
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            outcomes.get(i).forEach((server, outcome) -> judge(server, question, outcome));
        }
        List<Question> lookUps = List.copyOf(referred);
        List<Optional<List<InetAddress>>> results = zone.dns().inParallel(lookUps.stream()
                .<Supplier<Optional<List<InetAddress>>>>map(question ->
                        () -> lookedUp(question.name(), question.type(), zone)).toList());      // 5.2.3
        for (int i = 0; i < lookUps.size(); i++) {
            add(lookUps.get(i).name(), results.get(i).orElse(List.of()));
        }
    }

    private void judge(NameServer server, Question question, Outcome outcome) {
        if (!(outcome instanceof NotAsked)) {
            asked.add(question);
        }
        switch (outcome) {
            case NotAsked skipped -> report(skipped, server, question.type());
            case NoResponse _ -> report(SharedMessage.NO_RESPONSE, server);                     // 5.2.2
            case Response r when r.refersBelow(zone.name()) -> {                                // 5.2.3
                usable = true;
                referred.add(question);
            }
            case Response r when !r.authoritative() || !r.noError() && r.rcode() != Rcode.NXDOMAIN ->
                    report(Consistency05.Message.CHILD_NS_FAILED, server);                      // 5.2.4, 5.2.5
            case Response r -> {                                                                // 5.2.6, 5.2.7
                usable = true;
                add(question.name(), r.noError() ? r.addresses(Section.ANSWER, question.name()) : List.of());
            }
        }
    }

    private void add(Name name, List<InetAddress> addresses) {
        found = found.plus(addresses.stream().map(address -> new NameServer(name, address)).toList());
    }

    private void report(NotAsked skipped, NameServer server, int type) {
        if (reported.add(new Reported(server, type))) {
            SkippedQuestion.report(findings, server, type, skipped);
        }
    }

    private void report(Tag tag, NameServer server) {
        if (reported.add(new Reported(server, tag))) {
            findings.add(tag, server);
        }
    }
}
