package dev.gonemaster.engine.testcase.consistency;

import static dev.gonemaster.engine.message.ArgName.ADDRESS;
import static dev.gonemaster.engine.message.ArgName.COUNT;
import static dev.gonemaster.engine.message.ArgName.NAMED_ADDRESSES;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.NS_NAMES;
import static dev.gonemaster.engine.message.ArgName.PARENT_SERVERS;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.ZONE_SERVERS;
import static dev.gonemaster.engine.message.Level.DEBUG;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;
import static dev.gonemaster.engine.message.Level.NOTICE;
import static dev.gonemaster.engine.message.Level.WARNING;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.ServerArg;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.SharedMessage;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// consistency05: the glue of the delegation says what the name servers' own zones say, name by name, and all servers
/// of the parent give the same delegation.
/// Specification: Zonemaster v2025.2, Consistency-TP/consistency05.md, which says "bailiwick" in the names of two tags;
/// what is split finer than there is in the list of divergences.
/// Sources: RFC 9471 section 3 (glue in referrals), RFC 2181 section 9, IANA name server requirements.
/// Silent servers belong to Connectivity01.
final class Consistency05 implements Testcase {
    enum Message implements Tag {
        CHILD_NS_FAILED(DEBUG, NS, ADDRESS),
        CHILD_ZONE_LAME(ERROR),
        IN_DOMAIN_ADDR_MISMATCH(ERROR, NS, PARENT_SERVERS, ZONE_SERVERS),
        NOT_IN_DOMAIN_ADDR_MISMATCH(ERROR, PARENT_SERVERS, ZONE_SERVERS),
        EXTRA_ADDRESS_CHILD(NOTICE, NAMED_ADDRESSES),
        MISSING_ADDRESS_CHILD(NOTICE, NS),
        MULTIPLE_DELEGATION_NS_SET(WARNING, COUNT, NS_NAMES),
        DELEGATION_NS_SET(INFO, NS_NAMES, SERVERS),
        ADDRESSES_MATCH(INFO);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Most names of one kind that are compared, in canonical order.
    static final int NAMES_MAX = 50;

    @Override
    public Module module() {
        return Module.CONSISTENCY;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(List.of(SharedMessage.NO_RESPONSE), Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        Optional<NameServerSet> delegation = zone.delegation().nameServers();                   // 1
        if (delegation.isEmpty()) {
            return;
        }
        Referrals referrals = Referrals.to(zone);
        reportSets(referrals, findings);
        SortedSet<Name> names = new TreeSet<>(delegation.get().names());                        // 2
        zone.childSide().nameServers().ifPresent(child -> names.addAll(child.names()));
        SortedSet<Name> inside = some(names, name -> name.subdomain(zone.name()));
        ChildAddresses child = ChildAddresses.of(inside, zone, findings);                       // 3 to 5
        if (child.lame()) {
            findings.add(Message.CHILD_ZONE_LAME);                                              // 5.3
            return;
        }
        if (!inside.isEmpty() && !child.asked()) {
            return;
        }
        boolean match = compareInside(inside, delegation.get(), child, findings);               // 6
        match &= compareOutside(outsideGlue(zone, referrals), zone, findings);                  // 7
        if (match) {
            findings.add(Message.ADDRESSES_MATCH);                                              // 8
        }
    }

    private static SortedSet<Name> some(SortedSet<Name> names, Predicate<Name> kind) {
        var some = new TreeSet<Name>();
        names.stream().filter(kind).limit(NAMES_MAX).forEach(some::add);
        return some;
    }

    private static void reportSets(Referrals referrals, Findings findings) {
        var parents = referrals.parentsBySet();
        if (parents.size() > 1) {
            findings.add(Message.MULTIPLE_DELEGATION_NS_SET, COUNT.of((long) parents.size()),
                    NS_NAMES.of(referrals.disputed()));
            parents.forEach((names, servers) -> findings.add(Message.DELEGATION_NS_SET,
                    NS_NAMES.of(names), ServerArgs.servers(servers)));
        }
    }

    /// "Delegation Extended Glue" (step 1.2).
    private static NameServerSet outsideGlue(Zone zone, Referrals referrals) {
        NameServerSet all = zone.undelegatedData().replacesDelegation()
                ? zone.undelegatedData().nameServers()
                : referrals.union();
        return NameServerSet.of(all.servers().stream()
                .filter(server -> !server.name().subdomain(zone.name())).toList());
    }

    /// Compares names that have glue. For one that has none nobody can tell whether it was left out of a referral.
    ///
    /// @return whether no difference was found
    private static boolean compareInside(SortedSet<Name> names, NameServerSet glue, ChildAddresses child,
                                         Findings findings) {
        boolean match = true;
        var extra = new TreeSet<NameServer>();
        for (Name name : names) {
            SortedSet<NameServer> own = child.servers(name);
            SortedSet<NameServer> unconfirmed = new TreeSet<>(glue.servers(name));
            unconfirmed.removeIf(server -> own.contains(server) || !child.askedAbout(server));
            if (!glue.servers(name).isEmpty()) {
                own.stream().filter(server -> !glue.servers(name).contains(server)).forEach(extra::add);
            }
            if (unconfirmed.isEmpty()) {
                continue;
            }
            match = false;
            if (own.isEmpty()) {
                findings.add(Message.MISSING_ADDRESS_CHILD, NS.of(name));
                continue;
            }
            findings.add(Message.IN_DOMAIN_ADDR_MISMATCH, NS.of(name),                          // 6.1
                    PARENT_SERVERS.of(args(unconfirmed)), ZONE_SERVERS.of(args(own)));
        }
        if (!extra.isEmpty()) {
            findings.add(Message.EXTRA_ADDRESS_CHILD, NAMED_ADDRESSES.of(args(extra)));         // 6.2
        }
        return match && extra.isEmpty();
    }

    /// @return whether no difference was found
    private static boolean compareOutside(NameServerSet glue, Zone zone, Findings findings) {
        boolean match = true;
        SortedSet<Name> names = some(glue.names(), _ -> true);
        List<Public> known = zone.dns().inParallel(names.stream()                               // 7.1
                .<Supplier<Public>>map(name -> () -> Public.of(name, zone)).toList());
        for (Public name : known) {
            if (glue.servers(name.name()).stream().anyMatch(name::denies)) {
                match = false;
                findings.add(Message.NOT_IN_DOMAIN_ADDR_MISMATCH,                               // 7.2.1
                        PARENT_SERVERS.of(args(glue.servers(name.name()))), ZONE_SERVERS.of(args(name.servers())));
            }
        }
        return match;
    }

    private static List<ServerArg> args(Collection<NameServer> servers) {
        return servers.stream().map(NameServer::toArg).toList();
    }

    /// What everybody can find out about a name's addresses; a family is absent when nobody could be asked.
    private record Public(Name name, Optional<List<InetAddress>> ipv4, Optional<List<InetAddress>> ipv6) {
        private static Public of(Name name, Zone zone) {
            return new Public(name, ChildAddresses.lookedUp(name, Type.A, zone),
                    ChildAddresses.lookedUp(name, Type.AAAA, zone));
        }

        private boolean denies(NameServer glue) {
            return (glue.ipv4() ? ipv4 : ipv6).filter(known -> !known.contains(glue.address())).isPresent();
        }

        private SortedSet<NameServer> servers() {
            var servers = new TreeSet<NameServer>();
            List.of(ipv4, ipv6).forEach(family -> family.orElse(List.of())
                    .forEach(address -> servers.add(new NameServer(name, address))));
            return servers;
        }
    }
}
