package dev.gonemaster.engine.zone;

import dev.gonemaster.engine.dns.DnsClient;
import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Asks a server of the zone for the addresses of names in the zone, and goes after referrals to sub-zones and after
/// aliases, "possibly in several steps" (Get-IB-Addr-in-Zone step 6, Get-Delegation step 7.4.4). Bounded by
/// [#STEPS_MAX] in depth and [#QUESTIONS_MAX] in all. Stateless.
final class AddressChase {
    /// Referrals and aliases that are followed one after the other.
    static final int STEPS_MAX = 8;
    /// Questions for one name and type at one server, all that follows from it included.
    static final int QUESTIONS_MAX = 64;

    private final Name zone;
    private final DnsClient dns;

    AddressChase(Name zone, DnsClient dns) {
        this.zone = zone;
        this.dns = dns;
    }

    /// @return the names, at most [ParentWalk#NAMES_MAX] of them, with the addresses found, original names being kept
    SortedSet<NameServer> at(InetAddress server, SortedSet<Name> names) {
        var servers = new TreeSet<NameServer>();
        dns.inParallel(names.stream().limit(ParentWalk.NAMES_MAX)
                .flatMap(name -> List.of(Type.A, Type.AAAA).stream()
                        .<Supplier<SortedSet<NameServer>>>map(type -> () -> one(server, name, type)))
                .toList()).forEach(servers::addAll);
        return servers;
    }

    private SortedSet<NameServer> one(InetAddress server, Name name, int type) {
        var servers = new TreeSet<NameServer>();
        new Chase(type).ask(server, zone, name, 0).forEach(address -> servers.add(new NameServer(name, address)));
        return servers;
    }

    /// One name's addresses of one type, beginning at one server.
    private final class Chase {
        private final int type;
        private final Set<Step> asked = new HashSet<>();

        private Chase(int type) {
            this.type = type;
        }

        private record Step(InetAddress server, Name name) {
        }

        private Set<InetAddress> ask(InetAddress server, Name served, Name name, int depth) {
            if (depth > STEPS_MAX || asked.size() >= QUESTIONS_MAX || !asked.add(new Step(server, name))) {
                return Set.of();
            }
            if (!(dns.ask(server, Query.of(name, type)) instanceof Response response) || !response.noError()) {
                return Set.of();                                                                // 6.5
            }
            Name end = endOfAliases(response, name);
            Set<InetAddress> addresses = addresses(response, end);
            if (!response.authoritative()) {
                return followReferral(response, served, end, depth);                            // 6.3
            }
            if (!addresses.isEmpty() || end.equals(name)) {
                return addresses;                                                               // 6.6
            }
            return end.subdomain(served)                                                        // 6.4
                    ? ask(server, served, end, depth + 1)
                    : lookUp(end);
        }

        /// Follows a referral that leads further down in the zone, towards the name.
        private Set<InetAddress> followReferral(Response response, Name served, Name name, int depth) {
            Optional<Name> cut = response.section(Section.AUTHORITY, Type.NS).stream().map(Record::getName)
                    .filter(owner -> owner.subdomain(served) && !owner.equals(served) && name.subdomain(owner))
                    .findFirst();
            if (cut.isEmpty() || !response.referral()) {
                return Set.of();
            }
            List<NSRecord> ns = response.referralTo(cut.get());
            NsRrset referred = NsRrset.of(ns, response);
            var servers = new TreeSet<>(referred.additional());
            servers.addAll(OutsideServers.lookedUp(referred.withoutAddress(), dns));
            var addresses = new HashSet<InetAddress>();
            for (NameServer server : servers) {
                addresses.addAll(ask(server.address(), cut.get(), name, depth + 1));
            }
            return addresses;
        }

        private Set<InetAddress> lookUp(Name name) {
            var addresses = new HashSet<InetAddress>();
            for (InetAddress address : dns.addressesOf(name)) {
                if (new NameServer(name, address).ipv4() == (type == Type.A)) {
                    addresses.add(address);
                }
            }
            return addresses;
        }

        private Set<InetAddress> addresses(Response response, Name owner) {
            var addresses = new HashSet<InetAddress>();
            response.answer(owner, type).forEach(record -> NsRrset.address(record).ifPresent(addresses::add));
            return addresses;
        }

        private Name endOfAliases(Response response, Name start) {
            Name name = start;
            for (int step = 0; step < STEPS_MAX; step++) {
                List<Record> aliases = response.answer(name, Type.CNAME);
                if (aliases.size() != 1) {
                    return name;
                }
                name = ((CNAMERecord) aliases.getFirst()).getTarget();
            }
            return name;
        }
    }
}
