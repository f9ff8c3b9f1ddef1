package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.ScriptedDns.name;
import static dev.gonemaster.engine.dns.ScriptedDns.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;

/// A world of one root server (192.0.2.1), `com` (192.0.2.2), `example.com` (192.0.2.3) and `net` (192.0.2.4), with
/// what each test does to it.
@Timeout(20)
class RecursorTest {
    private static final String ROOT = "192.0.2.1";
    private static final String COM = "192.0.2.2";
    private static final String EXAMPLE = "192.0.2.3";
    private static final String NET = "192.0.2.4";
    private static final String[] ROOT_RECORDS = {"com NS ns.com", "ns.com A 192.0.2.2", "net NS ns.net",
        "ns.net A 192.0.2.4"};

    private final ScriptedDns dns = new ScriptedDns();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1));
    private final RootHints hints = RootHints.of(List.of(server("a.root", ROOT)));
    private RunDnsClient client = client(hints, Optional.empty());

    RecursorTest() {
        dns.zone(ROOT, ".", ROOT_RECORDS);
        dns.zone(COM, "com", "example.com NS ns.example.com", "ns.example.com A 192.0.2.3");
        dns.zone(EXAMPLE, "example.com", "example.com NS ns.example.com", "ns.example.com A 192.0.2.3",
                "www.example.com A 192.0.2.80", "www.example.com AAAA 2001:db8::80", "www.example.com A 192.0.2.79",
                "alias.example.com CNAME www.example.com", "far.example.com CNAME www.example.net");
        dns.zone(NET, "net", "www.example.net A 192.0.2.81");
    }

    @Test
    void addressesAreFoundThroughReferrals() {
        assertThat(addresses("www.example.com")).containsExactly("192.0.2.79", "192.0.2.80", "2001:db8:0:0:0:0:0:80");
        assertThat(dns.asked(ROOT)).isLessThanOrEqualTo(2);
    }

    @Test
    void laterLookUpsBeginAtTheDeepestKnownCut() {
        client.lookUp(name("www.example.com"), Type.A);
        int before = dns.asked().size();
        client.lookUp(name("other.example.com"), Type.A);
        assertThat(dns.asked().subList(before, dns.asked().size())).extracting(ScriptedDns.Asked::server)
                .containsExactly(EXAMPLE);
    }

    @Test
    void denialIsAnAnswerAndNoAddress() {
        var nxdomain = (Response) client.lookUp(name("none.example.com"), Type.A);
        assertThat(nxdomain.rcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(((Response) client.lookUp(name("ns.example.com"), Type.MX)).answer()).isEmpty();
        assertThat(addresses("none.example.com")).isEmpty();
    }

    @Test
    void aliasesAreFollowedAcrossZones() {
        assertThat(addresses("alias.example.com")).hasSize(3);
        var response = (Response) client.lookUp(name("far.example.com"), Type.A);
        assertThat(response.query().name()).isEqualTo(name("www.example.net"));
        assertThat(response.answer()).hasSize(1);
        assertThat(((Response) client.lookUp(name("far.example.com"), Type.CNAME)).query().name())
                .isEqualTo(name("far.example.com"));
    }

    @Test
    void aDnameIsFollowedWithAndWithoutItsCname() {
        for (boolean cname : new boolean[] {true, false}) {
            dns.server(EXAMPLE, query -> {
                var reply = reply(query).authoritative().answer("example.com DNAME example.net");
                return cname ? reply.answer("www.example.com CNAME www.example.net").sent() : reply.sent();
            });
            client = client(hints, Optional.empty());
            assertThat(addresses("www.example.com")).containsExactly("192.0.2.81");
        }
    }

    @Test
    void aLoopOfAliasesEnds() {
        dns.zone(EXAMPLE, "example.com", "one.example.com CNAME two.example.com",
                "two.example.com CNAME one.example.com");
        assertThat(addresses("one.example.com")).isEmpty();
    }

    @Test
    void aChainOfAliasesIsFollowedUpToItsLimit() {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            records.add("c%d.example.com CNAME c%d.example.com".formatted(i, i + 1));
        }
        records.add("c100.example.com A 192.0.2.80");
        dns.zone(EXAMPLE, "example.com", records.toArray(String[]::new));
        int start = 100 - Recursor.ALIASES_MAX;
        assertThat(addresses("c" + start + ".example.com")).hasSize(1);
        assertThat(addresses("c" + (start - 1) + ".example.com")).isEmpty();
    }

    @Test
    void glueOfTheDelegatingZoneIsTakenAndOtherAdditionalRecordsAreNot() {
        dns.server(COM, query -> reply(query)
                .authority("example.com NS ns.example.com", "example.com NS ns.example.net")
                .additional("ns.example.net A 203.0.113.66", "www.victim.com A 203.0.113.66",
                        "ns.example.com A 192.0.2.3")
                .sent());
        dns.server(EXAMPLE, query -> reply(query).rcode(Rcode.SERVFAIL).sent());
        dns.zone(NET, "net", "ns.example.net A 192.0.2.5");
        dns.zone("192.0.2.5", "example.com", "www.example.com A 192.0.2.80");
        assertThat(addresses("www.example.com")).containsExactly("192.0.2.80");
        assertThat(dns.asked("203.0.113.66")).isZero();
        assertThat(addresses("www.victim.com")).isEmpty();
    }

    @Test
    void addressesOfServersOutsideTheZoneAreLookedUp() {
        dns.zone(COM, "com", "example.com NS ns.example.net");
        dns.zone(NET, "net", "ns.example.net A 192.0.2.3");
        assertThat(addresses("www.example.com")).hasSize(3);
    }

    @Test
    void aReferralThatIsNotCloserIsRefused() {
        dns.server(COM, query -> reply(query).authority("com NS ns.com").additional("ns.com A 192.0.2.2").sent());
        assertThat(addresses("www.example.com")).isEmpty();
        assertThat(dns.asked(COM)).isEqualTo(2);
        dns.server(NET, query -> reply(query).authority(". NS a.root").additional("a.root A 192.0.2.1").sent());
        assertThat(addresses("www.example.net")).isEmpty();
        dns.server(NET, query -> reply(query).authority("example.com NS ns.com").additional("ns.com A 192.0.2.2")
                .sent());
        assertThat(addresses("www2.example.net")).isEmpty();
    }

    @Test
    void answersForAnotherNameAreRefused() {
        dns.server(EXAMPLE, query -> reply(query).authoritative().answer("www.victim.com A 203.0.113.66",
                "victim.com CNAME www.victim.com").sent());
        assertThat(addresses("www.example.com")).isEmpty();
        assertThat(addresses("www.victim.com")).isEmpty();
    }

    @Test
    void theNextServerIsAskedWhenOneFails() {
        dns.zone(COM, "com", "example.com NS a.example.com", "example.com NS b.example.com",
                "example.com NS c.example.com",
                "a.example.com A 192.0.2.11", "b.example.com A 192.0.2.12", "c.example.com A 192.0.2.3");
        dns.server("192.0.2.12", query -> reply(query).rcode(Rcode.REFUSED).sent());
        assertThat(addresses("www.example.com")).hasSize(3);
        assertThat(dns.asked("192.0.2.11")).isEqualTo(2);
    }

    @Test
    void anAnswerWithoutAuthorityIsTakenWhenNobodyHasABetterOne() {
        dns.zone(COM, "com", "example.com NS a.example.com", "example.com NS b.example.com",
                "a.example.com A 192.0.2.11", "b.example.com A 192.0.2.12");
        dns.server("192.0.2.11", query -> reply(query).answer("www.example.com A 192.0.2.66").sent());
        assertThat(addresses("www.example.com")).containsExactly("192.0.2.66");
        dns.server("192.0.2.12", query -> reply(query).authoritative().answer("new.example.com A 192.0.2.80").sent());
        dns.server("192.0.2.11", query -> reply(query).answer("new.example.com A 192.0.2.66").sent());
        assertThat(addresses("new.example.com")).containsExactly("192.0.2.80");
    }

    @Test
    void onlySomeServersOfAZoneAreTried() {
        List<NameServer> many = IntStream.range(0, 26).mapToObj(i -> server("r" + i, "192.0.2." + (100 + i))).toList();
        client = client(RootHints.of(many), Optional.empty());
        assertThat(client.lookUp(name("www.example.com"), Type.A)).isEqualTo(new NoResponse(Failure.TIMEOUT));
        assertThat(dns.asked()).hasSize(Race.SERVERS_MAX);
    }

    @Test
    void serversOfAFamilyThatIsOffDoNotCountAsTried() {
        List<NameServer> servers = new ArrayList<>(List.of(server("z", ROOT)));
        IntStream.range(0, 26).forEach(i -> servers.add(server("r" + i, "2001:db8::" + i)));
        RootHints mixed = RootHints.of(servers);
        client = new RunDnsClient(resources(), settings(false), mixed, Optional.empty());
        assertThat(addresses("www.example.com")).hasSize(3);
        assertThat(dns.asked()).allMatch(asked -> asked.server().startsWith("192.0.2."));
        client = new RunDnsClient(resources(), settings(false), RootHints.of(servers.subList(1, 27)), Optional.empty());
        assertThat(client.lookUp(name("www.example.com"), Type.A)).isEqualTo(new NotAsked(Reason.IPV6_DISABLED));
    }

    @Test
    void aServerThatKeepsSilentDoesNotHoldUpTheLookUp() throws InterruptedException {
        var never = new java.util.concurrent.CountDownLatch(1);
        dns.server("192.0.2.100", _ -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new RunEndedException("interrupted");
            }
            return new NoResponse(Failure.TIMEOUT);
        });
        client = client(RootHints.of(List.of(server("a", "192.0.2.100"), server("b", ROOT))), Optional.empty());
        assertThat(addresses("www.example.com")).hasSize(3);
        client.close();
    }

    @Test
    void zonesThatNeedEachOtherHaveNoServer() {
        dns.zone(COM, "com", "example.com NS ns.other.com", "other.com NS ns.example.com");
        assertThat(client.lookUp(name("www.example.com"), Type.A)).isEqualTo(new NotAsked(Reason.NO_SERVER));
        assertThat(addresses("ns.other.com")).isEmpty();
    }

    @Test
    void zonesThatNeedEachOtherDoNotHoldUpThoseWhoAskForBothAtOnce() {
        for (int i = 0; i < 50; i++) {
            client = client(hints, Optional.empty());
            dns.zone(COM, "com", "a.com NS ns.b.com", "b.com NS ns.c.com", "c.com NS ns.a.com");
            var found = client.addressesOf(new TreeSet<>(Set.of(name("ns.a.com"), name("ns.b.com"), name("ns.c.com"))));
            assertThat(found.values()).hasSize(3).allMatch(List::isEmpty);
        }
    }

    @Test
    void whatACycleHidFromOneLookUpIsFoundByAnother() {
        dns.zone(COM, "com", "a.com NS ns.a.com", "ns.a.com A 192.0.2.66", "a.com NS ns.b.com", "b.com NS ns.a.com",
                "b.com NS ns.example.net");
        dns.zone(NET, "net", "ns.example.net A 192.0.2.9");
        dns.zone("192.0.2.9", "b.com", "ns.b.com A 192.0.2.10");
        dns.zone("192.0.2.10", "a.com", "www.a.com A 192.0.2.80", "ns.a.com A 192.0.2.11");
        assertThat(addresses("www.a.com")).containsExactly("192.0.2.80");
        assertThat(addresses("ns.a.com")).containsExactly("192.0.2.11");
    }

    @Test
    void aReferralToManyNamesCostsLittle() {
        String[] flood = IntStream.range(0, 200).mapToObj(i -> "example.com NS n" + i + ".victim" + i + ".net")
                .toArray(String[]::new);
        dns.zone(COM, "com", flood);
        dns.zone(NET, "net", "victim.net NS ns.victim.net");
        assertThat(addresses("www.example.com")).isEmpty();
        Set<String> names = new TreeSet<>();
        dns.asked().stream().map(asked -> asked.query().name().toString()).filter(name -> name.contains("victim"))
                .forEach(names::add);
        assertThat(names).hasSize(Recursor.UNRESOLVED_MAX);
    }

    @Test
    void floodsWithinFloodsEndAtTheLimitOfSteps() {
        dns.server(NET, query -> {
            var reply = reply(query);
            for (int i = 0; i < 20; i++) {
                reply.authority(query.name() + " NS x" + i + "." + query.name().getLabelString(0) + i + ".net");
            }
            return reply.sent();
        });
        assertThat(addresses("www.net")).isEmpty();
        assertThat(dns.asked().size()).isLessThanOrEqualTo(2 * Lookup.STEPS_MAX);
    }

    @Test
    void zonesWithoutAnyAddressNestNoFurtherThanTheLimitOfSteps() {
        List<String> records = new ArrayList<>();
        for (int zone = 0; zone < 40; zone++) {
            for (int i = 1; i <= Recursor.UNRESOLVED_MAX; i++) {
                records.add("z%d.com NS ns%d.z%d.com".formatted(zone, zone, (zone + i) % 40));
            }
        }
        dns.zone(COM, "com", records.toArray(String[]::new));
        for (int zone = 0; zone < 40; zone++) {
            assertThat(addresses("www.z" + zone + ".com")).isEmpty();
        }
    }

    @Test
    void dsIsAskedOfTheParent() {
        dns.zone(COM, "com", "example.com NS ns.example.com", "ns.example.com A 192.0.2.3",
                "example.com DS 1 13 2 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");
        client.lookUp(name("www.example.com"), Type.A);
        var response = (Response) client.lookUp(name("example.com"), Type.DS);
        assertThat(response.answer()).hasSize(1);
        assertThat(response.server().getHostAddress()).isEqualTo(COM);
        assertThat(client.lookUp(org.xbill.DNS.Name.root, Type.DS)).isInstanceOf(Response.class);
    }

    @Test
    void undelegatedDataTakesThePlaceOfTheDelegation() {
        var fake = new FakeDelegation(name("example.com"), new TreeSet<>(Set.of(name("new.example.com"))),
                List.of(server("new.example.com", "192.0.2.30")));
        dns.zone("192.0.2.30", "example.com", "www.example.com A 192.0.2.180");
        client = client(hints, Optional.of(fake));
        assertThat(addresses("www.example.com")).containsExactly("192.0.2.180");
        assertThat(dns.asked(EXAMPLE)).isZero();
        assertThat(addresses("www.example.net")).containsExactly("192.0.2.81");
    }

    @Test
    void undelegatedNamesWithoutAddressAreLookedUp() {
        var fake = new FakeDelegation(name("example.com"), new TreeSet<>(Set.of(name("ns.example.net"))), List.of());
        dns.zone(NET, "net", "ns.example.net A 192.0.2.30");
        dns.zone("192.0.2.30", "example.com", "www.example.com A 192.0.2.180");
        client = client(hints, Optional.of(fake));
        assertThat(addresses("www.example.com")).containsExactly("192.0.2.180");
    }

    @Test
    void anUndelegatedRootReplacesTheHints() {
        var fake = new FakeDelegation(org.xbill.DNS.Name.root, new TreeSet<>(Set.of(name("z.root"))),
                List.of(server("z.root", "192.0.2.30")));
        dns.zone("192.0.2.30", ".", ROOT_RECORDS);
        client = client(hints, Optional.of(fake));
        assertThat(addresses("www.example.net")).containsExactly("192.0.2.81");
        assertThat(dns.asked(ROOT)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20})
    void lookUpsSideBySideAskEachQuestionOnce(int parallel) {
        List<Supplier<List<InetAddress>>> tasks = new ArrayList<>();
        for (int i = 0; i < parallel; i++) {
            tasks.add(() -> client.addressesOf(name("www.example.com")));
            tasks.add(() -> client.addressesOf(name("far.example.com")));
        }
        client.inParallel(tasks);
        assertThat(dns.asked()).doesNotHaveDuplicates();
    }

    private List<String> addresses(String name) {
        return client.addressesOf(name(name)).stream().map(InetAddress::getHostAddress).toList();
    }

    private static NameServer server(String name, String address) {
        return new NameServer(name(name), InetAddress.ofLiteral(address));
    }

    private RunDnsClient client(RootHints hints, Optional<FakeDelegation> fake) {
        return new RunDnsClient(resources(), settings(true), hints, fake);
    }

    private RunResources resources() {
        return RunResources.of(dns, new SharedLimits(), deadline);
    }

    private static ResolverSettings settings(boolean ipv6) {
        return ResolverSettings.DEFAULT.withTimeout(Duration.ofSeconds(1)).withTries(1)
                .withRetransmit(Duration.ofSeconds(1)).withFamilies(true, ipv6).withNonGlobal(true);
    }
}
