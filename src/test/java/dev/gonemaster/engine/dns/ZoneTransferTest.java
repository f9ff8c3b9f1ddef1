package dev.gonemaster.engine.dns;

import static dev.gonemaster.engine.dns.StoppedServer.LOOPBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The first message of a zone transfer (RFC 5936 section 2.2), which is all that is read of one.
@Timeout(10)
class ZoneTransferTest {
    private static final Name ZONE = Name.fromConstantString("example.");
    private static final Query TRANSFER = Query.of(ZONE, Type.AXFR).overTcp();
    private static final SOARecord SOA = new SOARecord(ZONE, 1, 60, ZONE, ZONE, 1, 1, 1, 1, 1);
    private static final ResolverSettings PATIENT =
            WireTransportTest.settings(Duration.ofSeconds(8), Duration.ofSeconds(4), 2);
    private static final ResolverSettings HASTY =
            WireTransportTest.settings(Duration.ofMillis(400), Duration.ofMillis(200), 2);
    /// Records of a host's name and address that fill a message.
    private static final int HOSTS = 2_500;

    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1));

    @Test
    void theFirstMessageIsTheResponse() throws IOException {
        try (RunningServer server = StoppedServer.answers().overTcp((query, client, _) -> {
            client.send(first(query).toWire());
            client.send(rest(query).toWire());
        }).start()) {
            Response response = transfer(server);
            assertThat(records(response)).containsExactly(SOA);
        }
    }

    @Test
    void aFullMessageIsReadWhole() throws IOException {
        try (RunningServer server = StoppedServer.answersWith(ZoneTransferTest::full).start()) {
            Response response = transfer(server);
            assertThat(response.size()).isBetween(60_000, WireFormat.SIZE_MAX);
            assertThat(records(response)).hasSize(1 + HOSTS).startsWith(SOA);
        }
    }

    @Test
    void anEndlessTransferIsCutOffAfterItsFirstMessage() throws Exception {
        var hungUp = new CompletableFuture<Boolean>();
        try (RunningServer server = StoppedServer.answers().overTcp((query, client, _) -> {
            try {
                while (true) {
                    client.send(full(query).toWire(WireFormat.SIZE_MAX));
                }
            } catch (IOException e) {
                hungUp.complete(true);
            }
        }).start()) {
            assertThat(records(transfer(server))).startsWith(SOA);
            assertThat(hungUp.get(8, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aFirstMessageThatNeverEndsGetsNoMoreThanTheTimeout() throws IOException {
        try (RunningServer server = StoppedServer.slowDripTcp().start()) {
            assertThat(transport(server, HASTY).exchange(LOOPBACK, TRANSFER))
                    .isEqualTo(new NoResponse(Failure.TIMEOUT));
        }
    }

    @Test
    void aServerThatHangsUpInsteadRefuses() throws IOException {
        try (RunningServer server = StoppedServer.answers().overTcp((_, client, _) -> client.close()).start()) {
            assertThat(transport(server, PATIENT).exchange(LOOPBACK, TRANSFER))
                    .isEqualTo(new NoResponse(Failure.REFUSED));
        }
    }

    @Test
    void messagesOfOtherQuestionsAreReadToALimit() throws IOException {
        try (RunningServer server = StoppedServer.answers().overTcp(ZoneTransferTest::sendForeign).start()) {
            assertThat(transport(server, PATIENT).exchange(LOOPBACK, TRANSFER))
                    .isEqualTo(new NoResponse(Failure.MALFORMED));
        }
    }

    private static void sendForeign(Message query, StoppedServer.Connection client, CountDownLatch closed)
            throws IOException {
        Message foreign = full(query);
        foreign.getHeader().setID(query.getHeader().getID() ^ 1);
        byte[] octets = foreign.toWire(WireFormat.SIZE_MAX);
        while (closed.getCount() > 0) {
            client.send(octets);
        }
    }

    private Response transfer(RunningServer server) {
        return (Response) transport(server, PATIENT).exchange(LOOPBACK, TRANSFER);
    }

    private static List<Record> records(Response response) {
        return response.message().getSection(Section.ANSWER);
    }

    private static Message first(Message query) {
        var message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.AA);
        message.addRecord(query.getQuestion(), Section.QUESTION);
        message.addRecord(SOA, Section.ANSWER);
        return message;
    }

    /// Without question, as later messages may come.
    private static Message rest(Message query) {
        var message = new Message(query.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.addRecord(new NSRecord(ZONE, 1, 60, Name.fromConstantString("ns1.example.")), Section.ANSWER);
        message.addRecord(SOA, Section.ANSWER);
        return message;
    }

    private static Message full(Message query) {
        Message message = first(query);
        InetAddress address = InetAddress.ofLiteral("192.0.2.1");
        for (int i = 0; i < HOSTS; i++) {
            message.addRecord(new ARecord(Name.fromConstantString("h%06d.example.".formatted(i)), 1, 60, address),
                    Section.ANSWER);
        }
        return message;
    }

    private WireTransport transport(RunningServer server, ResolverSettings settings) {
        return new WireTransport(settings, server.port(), deadline);
    }
}
