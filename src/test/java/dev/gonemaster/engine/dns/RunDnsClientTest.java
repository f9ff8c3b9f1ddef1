package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.ScriptedDns.name;
import static dev.gonemaster.engine.dns.ScriptedDns.reply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import dev.gonemaster.engine.dns.Outcome.NotAsked;
import dev.gonemaster.engine.dns.Outcome.Reason;
import dev.gonemaster.engine.dns.Query.Protocol;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Type;

@Timeout(20)
class RunDnsClientTest {
    private static final InetAddress SERVER = InetAddress.ofLiteral("198.41.0.4");
    private static final InetAddress OTHER = InetAddress.ofLiteral("199.9.14.201");
    private static final Query QUERY = Query.of(name("example."), Type.TXT);

    private final ScriptedDns dns = new ScriptedDns();
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1));
    private final SharedLimits limits = new SharedLimits();

    @Test
    void aQuestionLeavesOnceHoweverManyAskItAtOnce() throws InterruptedException {
        var go = new CountDownLatch(1);
        dns.server("198.41.0.4", query -> {
            await(go);
            return reply(query).answer("example. TXT one").sent();
        });
        RunDnsClient client = client(ResolverSettings.DEFAULT);
        List<Supplier<Outcome>> tasks = Collections.nCopies(50, () -> client.ask(SERVER, QUERY));
        Thread opener = Thread.ofVirtual().start(() -> {
            while (dns.asked().isEmpty()) {
                Thread.onSpinWait();
            }
            go.countDown();
        });
        List<Outcome> outcomes = client.inParallel(tasks);
        opener.join();
        assertThat(outcomes).hasSize(50).allMatch(outcome -> outcome == outcomes.getFirst());
        client.ask(SERVER, Query.of(name("EXAMPLE."), Type.TXT));
        assertThat(dns.asked()).hasSize(1);
        client.ask(SERVER, QUERY.with(Edns.PLAIN));
        client.ask(OTHER, QUERY);
        assertThat(dns.asked()).hasSize(3);
    }

    @Test
    void aFailureIsNotAskedAgain() {
        RunDnsClient client = client(ResolverSettings.DEFAULT);
        assertThat(client.ask(SERVER, QUERY)).isEqualTo(new NoResponse(Failure.TIMEOUT));
        assertThat(client.ask(SERVER, QUERY)).isEqualTo(new NoResponse(Failure.TIMEOUT));
        assertThat(dns.asked()).hasSize(1);
    }

    @Test
    void addressFamiliesThatAreOffAreNotAsked() {
        InetAddress ipv6 = InetAddress.ofLiteral("2001:503:ba3e::2:30");
        assertThat(client(settings(false, true, false, Set.of())).ask(SERVER, QUERY))
                .isEqualTo(new NotAsked(Reason.IPV4_DISABLED));
        assertThat(client(settings(true, false, false, Set.of())).ask(ipv6, QUERY))
                .isEqualTo(new NotAsked(Reason.IPV6_DISABLED));
        assertThat(dns.asked()).isEmpty();
    }

    @Test
    void localAddressesAreAskedOnlyByLeave() {
        InetAddress local = InetAddress.ofLiteral("10.0.0.1");
        assertThat(client(settings(true, true, false, Set.of())).ask(local, QUERY))
                .isEqualTo(new NotAsked(Reason.NON_GLOBAL));
        assertThat(dns.asked()).isEmpty();
        client(settings(true, true, true, Set.of())).ask(local, QUERY);
        client(settings(true, true, false, Set.of(local))).ask(local, QUERY);
        assertThat(dns.asked()).hasSize(2);
    }

    @Test
    void aTruncatedResponseIsAskedAgainOverTcpOnce() {
        dns.server("198.41.0.4", query -> query.protocol() == Protocol.UDP ? reply(query).truncated().sent()
                : reply(query).answer("example. TXT whole").sent());
        RunDnsClient client = client(ResolverSettings.DEFAULT);
        for (int i = 0; i < 2; i++) {
            var response = (Response) client.ask(SERVER, QUERY);
            assertThat(response.truncated()).isFalse();
            assertThat(response.answer()).hasSize(1);
        }
        assertThat(client.ask(SERVER, QUERY.overTcp())).isSameAs(client.ask(SERVER, QUERY));
        assertThat(dns.asked().stream().map(asked -> asked.query().protocol()))
                .containsExactly(Protocol.UDP, Protocol.TCP);
    }

    @Test
    void aTruncatedResponseIsNoAnswerWhenTcpFails() {
        dns.server("198.41.0.4", query -> query.protocol() == Protocol.UDP ? reply(query).truncated().sent()
                : new NoResponse(Failure.REFUSED));
        assertThat(client(ResolverSettings.DEFAULT).ask(SERVER, QUERY)).isEqualTo(new NoResponse(Failure.REFUSED));
    }

    @Test
    void aTruncatedResponseStandsWithoutFallback() {
        dns.server("198.41.0.4", query -> reply(query).truncated().sent());
        var settings = settings(true, true, false, Set.of()).withFallback(false);
        assertThat(((Response) client(settings).ask(SERVER, QUERY)).truncated()).isTrue();
        assertThat(dns.asked()).hasSize(1);
    }

    @Test
    void theBudgetOfTheRunAndOfAnAddressEndsQuestions() {
        dns.server("198.41.0.4", query -> reply(query).sent());
        RunDnsClient client = client(new QueryBudget(5, 3));
        List<Outcome> first = questions(client, SERVER, 5);
        assertThat(first.subList(0, 3)).allMatch(Response.class::isInstance);
        assertThat(first.subList(3, 5)).containsOnly(new NotAsked(Reason.BUDGET_SPENT));
        List<Outcome> second = questions(client, OTHER, 3);
        assertThat(second.subList(0, 2)).containsOnly(new NoResponse(Failure.TIMEOUT));
        assertThat(second.get(2)).isEqualTo(new NotAsked(Reason.BUDGET_SPENT));
        assertThat(dns.asked()).hasSize(5);
    }

    @Test
    void anAddressIsAskedByNoMoreThanItsLimitAcrossRuns() {
        var most = new AtomicInteger();
        Transport slow = together(3, most);
        var shared = new SharedLimits(3, 100);
        List<RunDnsClient> clients = List.of(client(slow, shared), client(slow, shared));
        List<Supplier<List<Outcome>>> tasks = clients.stream()
                .<Supplier<List<Outcome>>>map(client -> () -> parallelQuestions(client, SERVER, 40)).toList();
        List<List<Outcome>> outcomes = clients.getFirst().inParallel(tasks);
        assertThat(outcomes).allSatisfy(some -> assertThat(some).hasSize(40).allMatch(Response.class::isInstance));
        assertThat(most).hasValue(3);
        assertThat(shared.addressesInUse()).isZero();
    }

    @Test
    void theProcessAsksNoMoreThanItsLimitInTotal() {
        var most = new AtomicInteger();
        Transport slow = together(4, most);
        RunDnsClient client = client(slow, new SharedLimits(10, 4));
        client.inParallel(List.<Supplier<List<Outcome>>>of(() -> parallelQuestions(client, SERVER, 20),
                () -> parallelQuestions(client, OTHER, 20)));
        assertThat(most).hasValue(4);
    }

    @Test
    void manyServersAreAskedAtOnceAndReportedInTheOrderGiven() {
        var together = new CountDownLatch(2);
        for (String address : List.of("198.41.0.4", "199.9.14.201")) {
            dns.server(address, query -> {
                together.countDown();
                await(together);
                return reply(query).sent();
            });
        }
        var servers = List.of(new NameServer(name("b."), OTHER), new NameServer(name("a."), SERVER),
                new NameServer(name("c."), SERVER));
        var outcomes = client(ResolverSettings.DEFAULT).askAll(servers, QUERY);
        assertThat(outcomes.sequencedKeySet()).containsExactlyElementsOf(servers);
        assertThat(outcomes.get(servers.get(1))).isSameAs(outcomes.get(servers.get(2)));
        assertThat(dns.asked()).hasSize(2);
    }

    @Test
    void tasksSideBySideKeepTheirOrderAndTheirFirstFailure() {
        RunDnsClient client = client(ResolverSettings.DEFAULT);
        var ended = new AtomicInteger();
        assertThat(client.inParallel(List.<Supplier<Integer>>of(() -> 1, () -> 2, () -> 3))).containsExactly(1, 2, 3);
        assertThat(client.inParallel(List.of())).isEmpty();
        assertThatThrownBy(() -> client.inParallel(List.<Supplier<Integer>>of(ended::incrementAndGet,
                () -> fail("first"), () -> fail("second"), ended::incrementAndGet)))
                .isInstanceOf(IllegalStateException.class).hasMessage("first")
                .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        assertThat(ended).hasValue(2);
        assertThatThrownBy(() -> client.inParallel(List.<Supplier<Integer>>of(() -> fail("first"),
                () -> { throw new RunEndedException("over"); }))).isInstanceOf(RunEndedException.class);
    }

    @Test
    void aDefectIsThrownToAllWhoWaitAndNotRemembered() {
        dns.server("198.41.0.4", _ -> { throw new IllegalStateException("no sockets"); });
        RunDnsClient client = client(ResolverSettings.DEFAULT);
        assertThatThrownBy(() -> client.ask(SERVER, QUERY)).hasMessage("no sockets");
        dns.server("198.41.0.4", query -> reply(query).sent());
        assertThat(client.ask(SERVER, QUERY)).isInstanceOf(Response.class);
        assertThat(limits.addressesInUse()).isZero();
    }

    @Test
    void theEndOfTheRunStopsQuestionsEvenFromTheCache() {
        RunDnsClient client = client(ResolverSettings.DEFAULT);
        client.ask(SERVER, QUERY);
        deadline.cancel();
        assertThatThrownBy(() -> client.ask(SERVER, QUERY)).isInstanceOf(RunEndedException.class);
        assertThatThrownBy(() -> client.addressesOf(name("example."))).isInstanceOf(RunEndedException.class);
    }

    @Test
    void timingsCountWhatLeftTheMachine() {
        dns.server("198.41.0.4", query -> query.type() == Type.A ? reply(query).sent()
                : new NoResponse(query.type() == Type.TXT ? Failure.TIMEOUT : Failure.REFUSED));
        RunDnsClient client = client(ResolverSettings.DEFAULT);
        var server = new NameServer(name("ns."), SERVER);
        for (int type : new int[] {Type.A, Type.A, Type.TXT, Type.MX}) {
            client.askAll(List.of(server), Query.of(name("example."), type));
        }
        client.ask(OTHER, QUERY);
        client.ask(InetAddress.ofLiteral("10.0.0.1"), QUERY);
        List<ServerTiming> timings = client.timings();
        assertThat(timings).extracting(ServerTiming::address).containsExactly(SERVER, OTHER);
        ServerTiming timing = timings.getFirst();
        assertThat(timing.names()).containsExactly(name("ns."));
        assertThat(timing.count()).isEqualTo(1);
        assertThat(timing.timeouts()).isEqualTo(1);
        assertThat(timing.refused()).isEqualTo(1);
        assertThat(timing.averageMillis()).isEqualTo(1.0);
        assertThat(timings.getLast().averageMillis()).isNull();
    }

    @Test
    void statisticsOfRoundTripsAreThoseOfTheTextbook() {
        var timing = new ServerTiming(SERVER, Collections.emptySortedSet(), List.of(Duration.ofMillis(40),
                Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(30)), 0, 0);
        assertThat(timing.minMillis()).isEqualTo(10.0);
        assertThat(timing.maxMillis()).isEqualTo(40.0);
        assertThat(timing.averageMillis()).isEqualTo(25.0);
        assertThat(timing.medianMillis()).isEqualTo(25.0);
        assertThat(timing.deviationMillis()).isCloseTo(11.18, org.assertj.core.api.Assertions.within(0.01));
    }

    /// Holds the first questions until so many are there at once, and counts the most that ever were.
    private static Transport together(int count, AtomicInteger most) {
        var gathered = new CountDownLatch(count);
        var atOnce = new AtomicInteger();
        return (_, query) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            gathered.countDown();
            await(gathered);
            atOnce.decrementAndGet();
            return reply(query).sent();
        };
    }

    private static int fail(String message) {
        throw new IllegalStateException(message);
    }

    private static List<Outcome> questions(DnsClient client, InetAddress server, int count) {
        return names(count).map(name -> client.ask(server, Query.of(name(name), Type.A))).toList();
    }

    private static List<Outcome> parallelQuestions(DnsClient client, InetAddress server, int count) {
        return client.inParallel(names(count).<Supplier<Outcome>>map(name ->
                () -> client.ask(server, Query.of(name(name), Type.A))).toList());
    }

    private static java.util.stream.Stream<String> names(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> "n" + i + ".");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RunDnsClient client(ResolverSettings settings) {
        return new RunDnsClient(RunResources.of(dns, limits, deadline), settings, RootHints.builtIn(),
                Optional.empty());
    }

    private RunDnsClient client(QueryBudget budget) {
        return new RunDnsClient(RunResources.of(dns, limits, deadline), ResolverSettings.DEFAULT,
                new Cuts(RootHints.builtIn(), Optional.empty()), budget);
    }

    private RunDnsClient client(Transport transport, SharedLimits shared) {
        return new RunDnsClient(RunResources.of(transport, shared, deadline), ResolverSettings.DEFAULT,
                RootHints.builtIn(), Optional.empty());
    }

    private static ResolverSettings settings(boolean ipv4, boolean ipv6, boolean nonGlobal, Set<InetAddress> allowed) {
        return ResolverSettings.DEFAULT.withTimeout(Duration.ofSeconds(1)).withTries(1)
                .withRetransmit(Duration.ofSeconds(1)).withFamilies(ipv4, ipv6).withNonGlobal(nonGlobal)
                .withAlwaysAllowed(allowed);
    }
}
