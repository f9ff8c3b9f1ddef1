package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.StoppedServer.LOOPBACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

@Timeout(10)
class WireTransportTest {
    private static final Name NAME = Name.fromConstantString("Www.Example.");
    private static final Query UDP = Query.of(NAME, Type.TXT);
    private static final Query TCP = UDP.overTcp();
    /// Long, for exchanges that end with a response.
    private static final ResolverSettings PATIENT = settings(Duration.ofSeconds(8), Duration.ofSeconds(4), 2);
    /// Short, for exchanges that end with time.
    private static final ResolverSettings HASTY = settings(Duration.ofMillis(400), Duration.ofMillis(200), 2);
    /// Short tries, which all have their time however busy the machine is.
    private static final ResolverSettings TWICE = settings(Duration.ofSeconds(8), Duration.ofMillis(150), 2);

    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1));

    @ParameterizedTest
    @EnumSource
    void anAnswerIsAResponse(Query.Protocol protocol) throws IOException {
        Query query = protocol == Query.Protocol.UDP ? UDP : TCP;
        try (RunningServer server = StoppedServer.answers().start()) {
            var response = (Response) transport(server, PATIENT).exchange(LOOPBACK, query);
            assertThat(response.answer()).hasSize(1);
            assertThat(response.query()).isEqualTo(query);
            assertThat(response.server()).isEqualTo(LOOPBACK);
            assertThat(response.roundTrip()).isPositive().isLessThan(Duration.ofSeconds(8));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aPlainQueryCarriesTheQuestionAndNothingElse() throws IOException {
        Message query = queryOnTheWire(UDP);
        assertThat(query.getHeader().printFlags()).isEmpty();
        assertThat(query.getOPT()).isNull();
        assertThat(query.getQuestion()).isEqualTo(Record.newRecord(NAME, Type.TXT, 1));
        assertThat(query.getQuestion().getName().toString()).isEqualTo("Www.Example.");
        assertThat(query.numBytes()).isEqualTo(12 + NAME.length() + 4);
    }

    @Test
    void recursionIsDesiredOnlyWhenAskedFor() throws IOException {
        Message query = queryOnTheWire(Query.of(NAME, Type.TXT).desiringRecursion());
        assertThat(query.getHeader().getFlag(Flags.RD)).isTrue();
    }

    @Test
    void anyVersionFlagsAndOptionsOfEdnsCanBeSent() throws IOException {
        var options = List.of(new GenericEDNSOption(3, new byte[0]), new GenericEDNSOption(65_001, new byte[] {1, 2}));
        OPTRecord opt = queryOnTheWire(UDP.with(new Edns(200, 1400, true, 0x4321, List.copyOf(options)))).getOPT();
        assertThat(opt.getVersion()).isEqualTo(200);
        assertThat(opt.getPayloadSize()).isEqualTo(1400);
        assertThat(opt.getFlags()).isEqualTo(0x8000 | 0x4321);
        assertThat(opt.getOptions()).hasSize(2);
        assertThat(opt.getOptions(65_001)).hasSize(1);
    }

    @Test
    void aLostPacketIsSentAgainFromAnotherPortOrWithAnotherId() throws IOException {
        try (RunningServer server = StoppedServer.dropsFirstPacket().start()) {
            var settings = settings(Duration.ofSeconds(8), Duration.ofMillis(300), 20);
            assertThat(transport(server, settings).exchange(LOOPBACK, UDP)).isInstanceOf(Response.class);
            var first = server.received().get(0);
            var second = server.received().get(1);
            assertThat(first.sourcePort() != second.sourcePort()
                    || first.query().getHeader().getID() != second.query().getHeader().getID()).isTrue();
        }
    }

    @Test
    void silenceIsATimeoutAfterAllTries() throws IOException {
        try (RunningServer server = StoppedServer.silent().start()) {
            assertThat(transport(server, TWICE).exchange(LOOPBACK, UDP)).isEqualTo(failed(Failure.TIMEOUT));
            server.awaitReceived(2);
            assertThat(server.received()).hasSize(2);
            assertThat(transport(server, HASTY).exchange(LOOPBACK, TCP)).isEqualTo(failed(Failure.TIMEOUT));
        }
    }

    @Test
    void aSingleTryIsOneDatagram() throws IOException {
        try (RunningServer server = StoppedServer.silent().start()) {
            assertThat(transport(server, TWICE).exchangeOnce(LOOPBACK, UDP)).isEqualTo(failed(Failure.TIMEOUT));
            server.awaitReceived(1);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void allTriesTogetherTakeNoLongerThanTheTimeout() throws IOException {
        try (RunningServer server = StoppedServer.silent().start()) {
            var settings = settings(Duration.ofMillis(300), Duration.ofSeconds(60), 200);
            assertThat(transport(server, settings).exchange(LOOPBACK, UDP)).isEqualTo(failed(Failure.TIMEOUT));
        }
    }

    @Test
    void whatIsNotForUsIsPassedOver() throws IOException {
        try (RunningServer server = StoppedServer.wrongIdFirst().start()) {
            assertThat(transport(server, PATIENT).exchange(LOOPBACK, UDP)).isInstanceOf(Response.class);
        }
        try (RunningServer server = StoppedServer.garbageFirst().start()) {
            assertThat(transport(server, PATIENT).exchange(LOOPBACK, UDP)).isInstanceOf(Response.class);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aWrongIdAloneIsSilence() throws IOException {
        try (RunningServer server = StoppedServer.wrongId().start()) {
            assertThat(transport(server, HASTY).exchange(LOOPBACK, UDP)).isEqualTo(failed(Failure.TIMEOUT));
            assertThat(transport(server, HASTY).exchange(LOOPBACK, TCP)).isEqualTo(failed(Failure.TIMEOUT));
        }
    }

    @Test
    void aDatagramFromElsewhereIsNotHeard() throws IOException {
        try (var elsewhere = new DatagramSocket(0, LOOPBACK);
             RunningServer forging = forge(elsewhere)) {
            assertThat(transport(forging, HASTY).exchange(LOOPBACK, UDP)).isEqualTo(failed(Failure.TIMEOUT));
            forging.awaitReceived(1);
        }
    }

    /// A server whose answers leave from another port than the one that was asked.
    private static RunningServer forge(DatagramSocket elsewhere) {
        var running = new java.util.concurrent.CompletableFuture<RunningServer>();
        RunningServer server = StoppedServer.silent().overUdp((query, count) -> {
            int port = running.join().received().get(count - 1).sourcePort();
            byte[] octets = StoppedServer.answer(query).toWire();
            SocketAddress client = new java.net.InetSocketAddress(LOOPBACK, port);
            elsewhere.send(new DatagramPacket(octets, octets.length, client));
            return List.of();
        }).start();
        running.complete(server);
        return server;
    }

    @Test
    void onlyGarbageIsMalformed() {
        var stopped = List.of(StoppedServer.garbage(), StoppedServer.wrongQuestion(), StoppedServer.echoes(),
                StoppedServer.answersBarely(Rcode.NOERROR));
        List<Supplier<List<Outcome>>> tasks = stopped.stream().<Supplier<List<Outcome>>>map(one -> () -> {
            try (RunningServer server = one.start()) {
                var settings = settings(Duration.ofSeconds(8), Duration.ofMillis(400), 2);
                return List.of(transport(server, settings).exchange(LOOPBACK, UDP),
                        transport(server, PATIENT).exchange(LOOPBACK, TCP));
            }
        }).toList();
        try (var parallel = new Parallel()) {
            assertThat(parallel.all(tasks)).hasSize(4).allSatisfy(outcomes ->
                    assertThat(outcomes).containsExactly(failed(Failure.MALFORMED), failed(Failure.MALFORMED)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void serversAreAskedOverIpv6(Query.Protocol protocol) throws IOException {
        InetAddress loopback = InetAddress.ofLiteral("::1");
        Assumptions.assumeTrue(NetworkInterface.getByInetAddress(loopback) != null,
                "this machine has no IPv6 loopback");
        try (RunningServer server = StoppedServer.answers().start(loopback)) {
            Query query = protocol == Query.Protocol.UDP ? UDP : TCP;
            var response = (Response) transport(server, PATIENT).exchange(loopback, query);
            assertThat(response.server()).isEqualTo(loopback);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Rcode.FORMERR, Rcode.SERVFAIL, Rcode.NOTIMP, Rcode.REFUSED})
    void anErrorMayLeaveOutTheQuestion(int rcode) throws IOException {
        try (RunningServer server = StoppedServer.answersBarely(rcode).start()) {
            var response = (Response) transport(server, PATIENT).exchange(LOOPBACK, UDP);
            assertThat(response.rcode()).isEqualTo(rcode);
        }
    }

    @Test
    void theQuestionMayComeBackInOtherLetterCase() throws IOException {
        try (RunningServer server = StoppedServer.answersWith(query -> {
            Message answer = StoppedServer.answer(query);
            answer.removeAllRecords(Section.QUESTION);
            answer.addRecord(Record.newRecord(Name.fromConstantString("wWW.eXAMPLE."), Type.TXT, 1), Section.QUESTION);
            return answer;
        }).start()) {
            var response = (Response) transport(server, PATIENT).exchange(LOOPBACK, UDP);
            assertThat(response.message().getQuestion().getName().toString()).isEqualTo("wWW.eXAMPLE.");
        }
    }

    @Test
    void aTruncatedResponseIsReturnedAsItIs() throws IOException {
        try (RunningServer server = StoppedServer.truncatesUdp().start()) {
            var response = (Response) transport(server, PATIENT).exchange(LOOPBACK, UDP);
            assertThat(response.truncated()).isTrue();
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aClosedPortRefuses() throws IOException {
        int port;
        try (var taken = new DatagramSocket(0, LOOPBACK)) {
            port = taken.getLocalPort();
        }
        var transport = new WireTransport(PATIENT, port, deadline);
        assertThat(transport.exchange(LOOPBACK, UDP)).isEqualTo(failed(Failure.REFUSED));
        assertThat(transport.exchange(LOOPBACK, TCP)).isEqualTo(failed(Failure.REFUSED));
    }

    @Test
    void anAddressWithoutRouteIsUnreachable() {
        // A link-local address that names no link leads nowhere, on every machine.
        InetAddress nowhere = InetAddress.ofLiteral("fe80::1:2:3:4");
        var transport = new WireTransport(HASTY, WireTransport.PORT, deadline);
        assertThat(transport.exchange(nowhere, UDP)).isEqualTo(failed(Failure.UNREACHABLE));
        assertThat(transport.exchange(nowhere, TCP)).isEqualTo(failed(Failure.UNREACHABLE));
    }

    @Test
    void theLongestMessageFitsOverTcp() throws IOException {
        try (RunningServer server = StoppedServer.answersWith(query -> {
            Message answer = StoppedServer.answer(query);
            for (int i = 0; i < 240; i++) {
                answer.addRecord(new TXTRecord(NAME, 1, 60, ("%03d".formatted(i)).repeat(83)), Section.ANSWER);
            }
            return answer;
        }).start()) {
            var response = (Response) transport(server, PATIENT).exchange(LOOPBACK, TCP);
            assertThat(response.answer()).hasSize(241);
        }
    }

    @Test
    void aServerThatSendsDropByDropGetsNoMoreThanTheTimeout() throws IOException {
        try (RunningServer server = StoppedServer.slowDripTcp().start()) {
            assertThat(transport(server, HASTY).exchange(LOOPBACK, TCP)).isEqualTo(failed(Failure.TIMEOUT));
        }
    }

    @Test
    void aConnectionThatIsClosedEarlyRefuses() throws IOException {
        try (RunningServer server = StoppedServer.closesTcpEarly().start()) {
            assertThat(transport(server, PATIENT).exchange(LOOPBACK, TCP)).isEqualTo(failed(Failure.REFUSED));
        }
    }

    @Test
    void aConnectionThatNobodyAcceptsTimesOut() throws IOException {
        try (var deaf = new ServerSocket(0, 1, LOOPBACK)) {
            var transport = new WireTransport(HASTY, deaf.getLocalPort(), deadline);
            assertThat(transport.exchange(LOOPBACK, TCP)).isEqualTo(failed(Failure.TIMEOUT));
        }
    }

    @Test
    void theSourceAddressIsTheOneGiven() throws IOException {
        InetAddress source = InetAddress.ofLiteral("127.0.0.1");
        var settings = settings(Duration.ofSeconds(8), Duration.ofSeconds(8), 1).withSources(source, null);
        try (RunningServer server = StoppedServer.answers().start()) {
            assertThat(transport(server, settings).exchange(LOOPBACK, UDP)).isInstanceOf(Response.class);
            assertThat(transport(server, settings).exchange(LOOPBACK, TCP)).isInstanceOf(Response.class);
        }
    }

    @Test
    void aSourceAddressOfAnotherMachineIsNoFinding() throws IOException {
        var settings = settings(Duration.ofSeconds(8), Duration.ofSeconds(8), 1)
                .withSources(InetAddress.ofLiteral("192.0.2.77"), null);
        try (RunningServer server = StoppedServer.answers().start()) {
            assertThatThrownBy(() -> transport(server, settings).exchange(LOOPBACK, UDP))
                    .isInstanceOf(java.io.UncheckedIOException.class);
        }
    }

    private Message queryOnTheWire(Query query) throws IOException {
        try (RunningServer server = StoppedServer.answers().start()) {
            assertThat(transport(server, PATIENT).exchange(LOOPBACK, query)).isInstanceOf(Response.class);
            return server.received().getFirst().query();
        }
    }

    private WireTransport transport(RunningServer server, ResolverSettings settings) {
        return new WireTransport(settings, server.port(), deadline);
    }

    private static NoResponse failed(Failure failure) {
        return new NoResponse(failure);
    }

    static ResolverSettings settings(Duration timeout, Duration retransmit, int tries) {
        return ResolverSettings.DEFAULT.withTimeout(timeout).withTries(tries).withRetransmit(retransmit)
                .withNonGlobal(true);
    }
}
