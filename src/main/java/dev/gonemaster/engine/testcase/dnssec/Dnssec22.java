package dev.gonemaster.engine.testcase.dnssec;

import static dev.gonemaster.engine.message.ArgName.KEYTAG;
import static dev.gonemaster.engine.message.ArgName.NS;
import static dev.gonemaster.engine.message.ArgName.SERVERS;
import static dev.gonemaster.engine.message.ArgName.SIGNER;
import static dev.gonemaster.engine.message.Level.ERROR;
import static dev.gonemaster.engine.message.Level.INFO;

import dev.gonemaster.engine.dns.NameServer;
import dev.gonemaster.engine.dns.Outcome;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.dns.Response;
import dev.gonemaster.engine.dnssec.SignedRrset;
import dev.gonemaster.engine.message.Arg;
import dev.gonemaster.engine.message.ArgName;
import dev.gonemaster.engine.message.Level;
import dev.gonemaster.engine.message.Module;
import dev.gonemaster.engine.message.Tag;
import dev.gonemaster.engine.message.TagSpec;
import dev.gonemaster.engine.testcase.Findings;
import dev.gonemaster.engine.testcase.ServerArgs;
import dev.gonemaster.engine.testcase.ServersByFinding;
import dev.gonemaster.engine.testcase.SkippedQuestion;
import dev.gonemaster.engine.testcase.Testcase;
import dev.gonemaster.engine.testcase.dnssec.InDomainNames.Observation;
import dev.gonemaster.engine.zone.NameServerSet;
import dev.gonemaster.engine.zone.Zone;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// dnssec22: the addresses of name servers whose names lie in the zone validate.
/// Not in Zonemaster; pawal/gonemaster, dnssec22.md: the step numbers are those of its algorithm.
/// Sources: RFC 4035 section 5, RFC 5155 section 8.9, RFC 6840 section 4.4, RFC 9499 section 7 (in-domain).
/// Names that do not exist and names that are aliases belong to Delegation05 and others.
final class Dnssec22 implements Testcase {
    enum Message implements Tag {
        DS22_NO_IN_DOMAIN_NS(INFO),
        DS22_NS_ADDRESS_CHAIN_BROKEN(ERROR, SERVERS, NS, SIGNER),
        DS22_NS_ADDRESS_INSECURE(INFO, SERVERS, NS),
        DS22_NS_ADDRESS_ORPHAN_ZONE(ERROR, SERVERS, NS, SIGNER),
        DS22_NS_ADDRESS_RRSIG_EXPIRED(ERROR, SERVERS, NS, KEYTAG),
        DS22_NS_ADDRESS_RRSIG_NOT_VALID_BY_DNSKEY(ERROR, SERVERS, NS, SIGNER, KEYTAG),
        DS22_NS_ADDRESS_UNSIGNED(ERROR, SERVERS, NS),
        DS22_NS_ADDRESS_VALIDATES(INFO, SERVERS),
        DS22_ZONE_NOT_SECURE(INFO);

        private final TagSpec spec;

        Message(Level level, ArgName<?>... args) {
            spec = new TagSpec(level, args);
        }

        @Override
        public TagSpec spec() {
            return spec;
        }
    }

    /// Names that are judged; more than 13 do not fit into a referral without EDNS.
    static final int NAMES_MAX = 20;

    @Override
    public Module module() {
        return Module.DNSSEC;
    }

    @Override
    public List<Tag> tags() {
        return SkippedQuestion.tagsAfter(Message.values());
    }

    @Override
    public void run(Zone zone, Findings findings) {
        List<Name> names = inDomainNames(zone);
        if (names.isEmpty()) {
            findings.add(Message.DS22_NO_IN_DOMAIN_NS);                                                 // 2
            return;
        }
        List<DNSKEYRecord> keys = apexKeys(zone);
        if (keys.isEmpty() || !isDelegatedWithDs(zone)) {
            findings.add(Message.DS22_ZONE_NOT_SECURE);                                                 // 3
            return;
        }
        List<Query> queries = names.stream().map(name -> Query.dnssec(name, Type.A)).toList();
        var outcomes = zone.dns().askAll(zone.nameServers(), queries);                                  // 4.2
        outcomes.firstEntry().getValue().forEach((server, outcome) -> {
            if (outcome instanceof NotAsked skipped) {
                SkippedQuestion.report(findings, server, Type.A, skipped);
            }
        });
        report(zone, observe(zone, keys, outcomes), findings);
    }

    private static List<Name> inDomainNames(Zone zone) {
        if (zone.root()) {
            return List.of();
        }
        return Stream.of(zone.delegation().nameServers(), zone.childSide().nameServers())
                .flatMap(Optional::stream).map(NameServerSet::names).flatMap(SortedSet::stream)
                .filter(name -> name.subdomain(zone.name()))
                .distinct().sorted().limit(NAMES_MAX).toList();
    }

    /// The DNSKEY records that any server has: where the servers differ, that is for other testcases to tell.
    private static List<DNSKEYRecord> apexKeys(Zone zone) {
        return answers(zone.dns().askAll(zone.nameServers(), Query.dnssec(zone.name(), Type.DNSKEY)).values())
                .flatMap(response -> SignedRrset.answer(response).keys().stream()).distinct().toList();
    }

    private static boolean isDelegatedWithDs(Zone zone) {
        SortedSet<NameServer> parents = zone.parentSide().nameServers().orElse(NameServerSet.EMPTY).servers();
        return !zone.undelegatedData().ds().isEmpty()
                || answers(zone.dns().askAll(parents, Query.dnssec(zone.name(), Type.DS)).values())
                .anyMatch(response -> !response.answer().isEmpty());
    }

    private static Stream<Response> answers(Collection<Outcome> outcomes) {
        return outcomes.stream().filter(Response.class::isInstance).map(Response.class::cast)
                .filter(response -> response.noError() && response.authoritative());
    }

    /// What each server states; those that share an address are one.
    private static Map<InetAddress, Collection<Observation>> observe(
            Zone zone, List<DNSKEYRecord> keys, SequencedMap<Query, SequencedMap<NameServer, Outcome>> outcomes) {
        var servers = new LinkedHashMap<InetAddress, NameServer>();
        zone.nameServers().forEach(server -> servers.putIfAbsent(server.address(), server));
        List<Collection<Observation>> observed = zone.dns().inParallel(servers.values().stream()
                .<Supplier<Collection<Observation>>>map(server -> () ->
                        new InDomainNames(zone, server, keys).observe(responses(server, outcomes))).toList());
        var byAddress = new HashMap<InetAddress, Collection<Observation>>();
        servers.keySet().forEach(address -> byAddress.put(address, observed.get(byAddress.size())));
        return byAddress;
    }

    private static SequencedMap<Name, Response> responses(
            NameServer server, SequencedMap<Query, SequencedMap<NameServer, Outcome>> outcomes) {
        var responses = new LinkedHashMap<Name, Response>();
        outcomes.forEach((query, byServer) -> {
            if (byServer.get(server) instanceof Response response) {
                responses.put(query.name(), response);
            }
        });
        return responses;
    }

    private static void report(Zone zone, Map<InetAddress, Collection<Observation>> byAddress, Findings findings) {
        boolean faulty = byAddress.values().stream().flatMap(Collection::stream)
                .anyMatch(observation -> observation.tag().spec().level() == ERROR);
        var found = new ServersByFinding(ServerArgs::servers);
        for (NameServer server : zone.nameServers()) {
            byAddress.get(server.address()).stream()
                    .filter(observation -> !faulty || observation.tag() != Message.DS22_NS_ADDRESS_VALIDATES)
                    .forEach(each -> found.add(server, each.tag(), each.args().toArray(Arg[]::new)));
        }
        found.report(findings, Message.values());                                                       // 5, 6
    }
}
