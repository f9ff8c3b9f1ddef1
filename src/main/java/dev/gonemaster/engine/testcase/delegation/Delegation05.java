package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.QUERY_NAME;
import static dev.gonemaster.engine.message.ArgName.QUERY_TYPE;
import static dev.gonemaster.engine.message.ArgName.RCODE;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// delegation05: no name server name is an alias.
/// Specification: Zonemaster v2025.2, Delegation-TP/delegation05.md.
/// Sources: RFC 2181 section 10.3.
/// Silent servers belong to Connectivity01; each is reported once here, however many names it was asked for.
final class Delegation05 implements Testcase {
    enum Message implements Tag {
        UNEXPECTED_RCODE(WARNING, NS, ADDRESS, QUERY_NAME, QUERY_TYPE, RCODE),
        NS_IS_CNAME(ERROR, NS),
        NO_NS_CNAME(INFO);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Most names that are judged, in canonical order.
    static final int NAMES_MAX = 100;

    @Override
    public Module module() {
        return Module.DELEGATION;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(SharedMessage.NO_RESPONSE), Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        List<Name> names = names(zone);                                                         // 1
        SortedSet<NameServer> servers = zone.nameServers();                                     // 2
        List<SequencedMap<NameServer, Outcome>> answers = zone.dns().inParallel(names.stream()
                .<Supplier<SequencedMap<NameServer, Outcome>>>map(name -> () -> zone.dns().askAll(
                        name.subdomain(zone.name()) ? servers : List.of(),
                        Query.of(name, Type.A))).toList());                                     // 3.1, 3.2.1
        var reported = new HashSet<NameServer>();
        var aliases = new TreeSet<Name>();
        var lookUps = new TreeSet<Name>();
        for (int i = 0; i < names.size(); i++) {
            Name name = names.get(i);
            answers.get(i).forEach((server, outcome) -> {
                switch (judge(name, server, outcome, zone, reported, findings)) {
                    case ALIAS -> aliases.add(name);
                    case REFERRED -> lookUps.add(name);
                    case NEITHER -> { }
                }
            });
            if (!name.subdomain(zone.name())) {
                lookUps.add(name);                                                              // 3.3
            }
        }
        lookUps.removeAll(aliases);
        aliases.addAll(aliasesAmong(lookUps, zone));                                            // 3.2.5, 3.3
        aliases.forEach(name -> findings.add(Message.NS_IS_CNAME, NS.of(name)));
        if (aliases.isEmpty()) {
            findings.add(Message.NO_NS_CNAME);                                                  // 4
        }
    }

    private enum Kind { ALIAS, REFERRED, NEITHER }

    private static List<Name> names(Zone zone) {
        NameServerSet child = zone.childSide().nameServers().orElse(NameServerSet.EMPTY);
        return zone.delegation().nameServers().orElse(NameServerSet.EMPTY).plus(child).names().stream()
                .limit(NAMES_MAX).toList();
    }

    private static Kind judge(Name name, NameServer server, Outcome outcome, Zone zone, Set<NameServer> reported,
                              Findings findings) {
        switch (outcome) {
            case NotAsked skipped -> {
                if (reported.add(server)) {
                    SkippedQuestion.report(findings, server, Type.A, skipped);
                }
            }
            case NoResponse _ -> {                                                              // 3.2.2
                if (reported.add(server)) {
                    findings.add(SharedMessage.NO_RESPONSE, server);
                }
            }
            case Response r when !r.noError() -> findings.add(Message.UNEXPECTED_RCODE, server, // 3.2.3
                    QUERY_NAME.of(name), QUERY_TYPE.of(Type.A), RCODE.of(r.rcode()));
            case Response r when !r.answer(Type.CNAME).isEmpty() -> {                           // 3.2.4
                return Kind.ALIAS;
            }
            case Response r when r.refersBelow(zone.name()) -> {                                // 3.2.5
                return Kind.REFERRED;
            }
            case Response _ -> { }
        }
        return Kind.NEITHER;
    }

    private static List<Name> aliasesAmong(SortedSet<Name> names, Zone zone) {
        List<Name> all = List.copyOf(names);
        List<Boolean> alias = zone.dns().inParallel(all.stream()
                .<Supplier<Boolean>>map(name -> () -> alias(name, zone)).toList());
        return all.stream().filter(name -> alias.get(all.indexOf(name))).toList();
    }

    /// A look-up of addresses follows aliases and may fail behind one; only then the alias itself is asked for.
    private static boolean alias(Name name, Zone zone) {
        return switch (zone.dns().lookUp(name, Type.A)) {
            case Response r -> !r.query().name().equals(name);
            case NoResponse _, NotAsked _ -> zone.dns().lookUp(name, Type.CNAME) instanceof Response r
                    && !r.answer().isEmpty();
        };
    }
}
