package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.StoppedServer.LOOPBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/// A server whose answers leave from another address than the one that was asked (RFC 2181 section 4).
@Timeout(10)
class ForeignSourceTest {
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("127.0.0.2");
    private static final Query QUERY = Query.of(Name.fromConstantString("example."), Type.TXT);
    private static final ResolverSettings PATIENT =
            WireTransportTest.settings(Duration.ofSeconds(8), Duration.ofSeconds(4), 2);
    private static final ResolverSettings HASTY =
            WireTransportTest.settings(Duration.ofMillis(400), Duration.ofMillis(200), 2);

    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1));

    @Test
    void anAnswerFromElsewhereIsSilenceForAnOrdinaryQuestion() throws IOException {
        try (DatagramSocket elsewhere = elsewhere(); RunningServer server = answeringFrom(elsewhere)) {
            assertThat(transport(server, HASTY).exchange(LOOPBACK, QUERY)).isEqualTo(new NoResponse(Failure.TIMEOUT));
            server.awaitReceived(1);
        }
    }

    @Test
    void anAnswerFromElsewhereIsHeardWhereAnybodyMayAnswer() throws IOException {
        try (DatagramSocket elsewhere = elsewhere(); RunningServer server = answeringFrom(elsewhere)) {
            var response = (Response) transport(server, PATIENT).exchange(LOOPBACK, QUERY.answeredFromAnywhere());
            assertThat(response.source()).isEqualTo(ELSEWHERE);
            assertThat(response.server()).isEqualTo(LOOPBACK);
        }
    }

    @Test
    void theServerItselfMayAnswerToo() throws IOException {
        try (RunningServer server = StoppedServer.answers().start()) {
            var response = (Response) transport(server, PATIENT).exchange(LOOPBACK, QUERY.answeredFromAnywhere());
            assertThat(response.source()).isEqualTo(LOOPBACK);
        }
    }

    @Test
    void whoeverAnswersHasToKnowTheIdAndTheQuestion() throws IOException {
        try (DatagramSocket elsewhere = elsewhere(); RunningServer server = wrongIdsFrom(elsewhere)) {
            assertThat(transport(server, HASTY).exchange(LOOPBACK, QUERY.answeredFromAnywhere()))
                    .isEqualTo(new NoResponse(Failure.TIMEOUT));
            server.awaitReceived(1);
        }
    }

    private static RunningServer answeringFrom(DatagramSocket elsewhere) {
        return sendingFrom(elsewhere, StoppedServer::answer);
    }

    private static RunningServer wrongIdsFrom(DatagramSocket elsewhere) {
        return sendingFrom(elsewhere, query -> {
            Message answer = StoppedServer.answer(query);
            answer.getHeader().setID(query.getHeader().getID() ^ 1);
            return answer;
        });
    }

    private static RunningServer sendingFrom(DatagramSocket elsewhere, UnaryOperator<Message> reply) {
        var running = new CompletableFuture<RunningServer>();
        RunningServer server = StoppedServer.silent().overUdp((query, count) -> {
            int port = running.join().received().get(count - 1).sourcePort();
            byte[] octets = reply.apply(query).toWire();
            elsewhere.send(new DatagramPacket(octets, octets.length, new InetSocketAddress(LOOPBACK, port)));
            return List.of();
        }).start();
        running.complete(server);
        return server;
    }

    private static DatagramSocket elsewhere() throws IOException {
        try {
            return new DatagramSocket(0, ELSEWHERE);
        } catch (BindException e) {
            return Assumptions.abort("this machine has a single loopback address");
        }
    }

    private WireTransport transport(RunningServer server, ResolverSettings settings) {
        return new WireTransport(settings, server.port(), deadline);
    }
}
