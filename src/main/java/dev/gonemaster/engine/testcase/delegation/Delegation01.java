package dev.gonemaster.engine.testcase.delegation;

import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.MINIMUM;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Name;

/// delegation01: there are at least two name servers, over IPv4 and over IPv6, in the delegation and in the zone, and
/// those that cannot be found without glue have some.
/// Specification: Zonemaster v2025.2, Delegation-TP/delegation01.md.
/// Sources: RFC 1034 section 4.1, RFC 3901 section 3, RFC 4472 section 1.3, RFC 9471 section 3.1 (glue).
final class Delegation01 implements Testcase {
    enum Message implements Tag {
        ENOUGH_IPV4_NS_CHILD(INFO, COUNT, MINIMUM, SERVERS),
        ENOUGH_IPV4_NS_DEL(INFO, COUNT, MINIMUM, SERVERS),
        ENOUGH_IPV6_NS_CHILD(INFO, COUNT, MINIMUM, SERVERS),
        ENOUGH_IPV6_NS_DEL(INFO, COUNT, MINIMUM, SERVERS),
        ENOUGH_NS_CHILD(INFO, COUNT, MINIMUM, NS_NAMES),
        ENOUGH_NS_DEL(INFO, COUNT, MINIMUM, NS_NAMES),
        NOT_ENOUGH_IPV4_NS_CHILD(ERROR, COUNT, MINIMUM, SERVERS),
        NOT_ENOUGH_IPV4_NS_DEL(ERROR, COUNT, MINIMUM, SERVERS),
        NOT_ENOUGH_IPV6_NS_CHILD(ERROR, COUNT, MINIMUM, SERVERS),
        NOT_ENOUGH_IPV6_NS_DEL(ERROR, COUNT, MINIMUM, SERVERS),
        NOT_ENOUGH_NS_CHILD(ERROR, COUNT, MINIMUM, NS_NAMES),
        NOT_ENOUGH_NS_DEL(ERROR, COUNT, MINIMUM, NS_NAMES),
        NO_IPV4_NS_CHILD(WARNING, COUNT, MINIMUM, SERVERS),
        NO_IPV4_NS_DEL(WARNING, COUNT, MINIMUM, SERVERS),
        NO_IPV6_NS_CHILD(NOTICE, COUNT, MINIMUM, SERVERS),
        NO_IPV6_NS_DEL(NOTICE, COUNT, MINIMUM, SERVERS),
        /// Beyond the specification.
        IN_DOMAIN_GLUE_MISSING(ERROR, NS);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    private static final long NAMES_MIN = 2;
    private static final long FAMILIES = 2;

    private static final Side DELEGATION = new Side(
            new Verdicts(Message.NOT_ENOUGH_NS_DEL, Message.NOT_ENOUGH_NS_DEL, Message.ENOUGH_NS_DEL),
            new Verdicts(Message.NO_IPV4_NS_DEL, Message.NOT_ENOUGH_IPV4_NS_DEL, Message.ENOUGH_IPV4_NS_DEL),
            new Verdicts(Message.NO_IPV6_NS_DEL, Message.NOT_ENOUGH_IPV6_NS_DEL, Message.ENOUGH_IPV6_NS_DEL));
    private static final Side CHILD = new Side(
            new Verdicts(Message.NOT_ENOUGH_NS_CHILD, Message.NOT_ENOUGH_NS_CHILD, Message.ENOUGH_NS_CHILD),
            new Verdicts(Message.NO_IPV4_NS_CHILD, Message.NOT_ENOUGH_IPV4_NS_CHILD, Message.ENOUGH_IPV4_NS_CHILD),
            new Verdicts(Message.NO_IPV6_NS_CHILD, Message.NOT_ENOUGH_IPV6_NS_CHILD, Message.ENOUGH_IPV6_NS_CHILD));

    @Override
    public Module module() {
        return Module.DELEGATION;
    }

    @Override
    public List<Message> tags() {
        return List.of(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        NameServerSet delegation = zone.delegation().nameServers().orElse(NameServerSet.EMPTY); // 1, 3
        DELEGATION.judge(delegation.plus(beyondGlue(zone, delegation)), findings);              // 2, 4, 5
        CHILD.judge(zone.childSide().nameServers().orElse(NameServerSet.EMPTY), findings);      // 6 to 10
        inDomain(zone, delegation).filter(name -> delegation.servers(name).isEmpty())
                .forEach(name -> findings.add(Message.IN_DOMAIN_GLUE_MISSING, NS.of(name)));
    }

    /// The names of the delegation that nobody can find without glue.
    private static Stream<Name> inDomain(Zone zone, NameServerSet delegation) {
        return delegation.names().stream().filter(name -> name.subdomain(zone.name()));
    }

    /// Step 4 and 5 count names that resolve, so a name with glue of one family only is looked up for the other, as the
    /// reference does; where glue and zone differ is Consistency05's to say.
    private static List<NameServer> beyondGlue(Zone zone, NameServerSet delegation) {
        SortedSet<Name> incomplete = inDomain(zone, delegation)
                .filter(name -> families(delegation.servers(name)) < FAMILIES)
                .collect(Collectors.toCollection(TreeSet::new));
        var found = new ArrayList<NameServer>();
        zone.dns().addressesOf(incomplete).forEach((name, addresses) -> addresses.stream()
                .map(address -> new NameServer(name, address))
                .filter(server -> delegation.servers(name).stream().noneMatch(glue -> glue.ipv4() == server.ipv4()))
                .forEach(found::add));
        return found;
    }

    private static long families(Collection<NameServer> servers) {
        return servers.stream().map(NameServer::ipv4).distinct().count();
    }

    /// The tags for none, for one, and for two or more.
    private record Verdicts(Message none, Message one, Message enough) {
        private Message of(long count) {
            if (count >= NAMES_MIN) {
                return enough;
            }
            return count == 0 ? none : one;
        }
    }

    private record Side(Verdicts names, Verdicts ipv4, Verdicts ipv6) {
        private void judge(NameServerSet servers, Findings findings) {
            long count = servers.names().size();
            findings.add(names.of(count), COUNT.of(count), MINIMUM.of(NAMES_MIN),               // 2, 7
                    NS_NAMES.of(servers.names()));
            judge(ipv4, servers, NameServer::ipv4, findings);                                   // 4, 9
            judge(ipv6, servers, server -> !server.ipv4(), findings);                           // 5, 10
        }

        private static void judge(Verdicts verdicts, NameServerSet servers, Predicate<NameServer> family,
                                  Findings findings) {
            List<NameServer> ofFamily = servers.servers().stream().filter(family).toList();
            long count = ofFamily.stream().map(NameServer::name).distinct().count();
            findings.add(verdicts.of(count), COUNT.of(count), MINIMUM.of(NAMES_MIN), ServerArgs.servers(ofFamily));
        }
    }
}
