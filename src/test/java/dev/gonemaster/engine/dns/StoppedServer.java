package dev.gonemaster.engine.dns;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// A name server on loopback that does not listen yet, with the way it behaves. [#answers()] is the well-behaved one;
/// it has one TXT record for every name.
record StoppedServer(UdpHandler udp, TcpHandler tcp) {
    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    static final byte[] NOISE = {'n', 'o', 'i', 's', 'e', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final int PORT_TRIES_MAX = 20;

    /// Datagrams to send back.
    @FunctionalInterface
    interface UdpHandler {
        /// @param count which datagram this server is handling, from 1
        List<byte[]> handle(Message query, int count) throws IOException;
    }

    @FunctionalInterface
    interface TcpHandler {
        /// @param closed falls when the server is closed
        void handle(Message query, DataOutputStream client, CountDownLatch closed) throws Exception;
    }

    static StoppedServer answers() {
        return new StoppedServer((query, _) -> List.of(answer(query).toWire()),
                (query, client, _) -> send(client, answer(query).toWire()));
    }

    static StoppedServer silent() {
        return answers().overUdp((_, _) -> List.of()).overTcp((_, _, closed) -> closed.await());
    }

    static StoppedServer dropsFirstPacket() {
        return answers().overUdp((query, count) -> count == 1 ? List.of() : List.of(answer(query).toWire()));
    }

    /// The wrong id first, then the right one.
    static StoppedServer wrongIdFirst() {
        return answers().overUdp((query, _) -> List.of(wrongId(query), answer(query).toWire()));
    }

    static StoppedServer wrongId() {
        return answers().overUdp((query, _) -> List.of(wrongId(query)))
                .overTcp((query, client, closed) -> {
                    send(client, wrongId(query));
                    closed.await();
                });
    }

    static StoppedServer wrongQuestion() {
        return answersWith(query -> {
            Message message = answer(query);
            message.removeAllRecords(Section.QUESTION);
            message.addRecord(Record.newRecord(Name.fromConstantString("other.example."), Type.TXT, 1),
                    Section.QUESTION);
            return message;
        });
    }

    static StoppedServer garbage() {
        return answers().overUdp((query, _) -> List.of(garbage(query)))
                .overTcp((query, client, _) -> send(client, garbage(query)));
    }

    static StoppedServer garbageFirst() {
        return answers().overUdp((query, _) -> List.of(garbage(query), answer(query).toWire()));
    }

    /// Without question section.
    static StoppedServer answersBarely(int rcode) {
        return answersWith(query -> {
            var message = new Message(query.getHeader().getID());
            message.getHeader().setFlag(Flags.QR);
            message.getHeader().setRcode(rcode);
            return message;
        });
    }

    static StoppedServer echoes() {
        return answersWith(query -> query);
    }

    static StoppedServer truncatesUdp() {
        return answers().overUdp((query, _) -> {
            Message message = answer(query);
            message.removeAllRecords(Section.ANSWER);
            message.getHeader().setFlag(Flags.TC);
            return List.of(message.toWire());
        });
    }

    static StoppedServer answersWith(java.util.function.UnaryOperator<Message> reply) {
        return new StoppedServer((query, _) -> List.of(reply.apply(query).toWire()),
                (query, client, _) -> send(client, reply.apply(query).toWire(WireFormat.SIZE_MAX)));
    }

    /// One octet every few milliseconds, without end.
    static StoppedServer slowDripTcp() {
        return answers().overTcp((query, client, closed) -> {
            client.writeShort(WireFormat.SIZE_MAX);
            client.writeShort(query.getHeader().getID());
            while (!closed.await(10, TimeUnit.MILLISECONDS)) {
                client.write(0);
                client.flush();
            }
        });
    }

    /// In the middle of the response.
    static StoppedServer closesTcpEarly() {
        return answers().overTcp((query, client, _) -> {
            byte[] octets = answer(query).toWire();
            client.writeShort(octets.length);
            client.write(octets, 0, octets.length / 2);
        });
    }

    StoppedServer overUdp(UdpHandler other) {
        return new StoppedServer(other, tcp);
    }

    StoppedServer overTcp(TcpHandler other) {
        return new StoppedServer(udp, other);
    }

    /// Takes a port that is free for both protocols.
    RunningServer start() {
        return start(LOOPBACK);
    }

    RunningServer start(InetAddress address) {
        for (int i = 0; i < PORT_TRIES_MAX; i++) {
            try {
                var tcpSocket = new ServerSocket(0, 50, address);
                try {
                    return new RunningServer(this, new DatagramSocket(tcpSocket.getLocalPort(), address), tcpSocket);
                } catch (IOException e) {
                    tcpSocket.close();
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no port is free for UDP and TCP");
    }

    static Message answer(Message query) {
        var message = new Message(query.getHeader().getID());
        message.getHeader().setOpcode(Opcode.QUERY);
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.AA);
        message.getHeader().setRcode(Rcode.NOERROR);
        Record question = query.getQuestion();
        message.addRecord(question, Section.QUESTION);
        message.addRecord(new TXTRecord(question.getName(), 1, 60, "hello"), Section.ANSWER);
        return message;
    }

    private static byte[] wrongId(Message query) {
        Message message = answer(query);
        message.getHeader().setID(query.getHeader().getID() ^ 0x5555);
        return message.toWire();
    }

    private static byte[] garbage(Message query) {
        byte[] octets = Arrays.copyOf(query.toWire(), NOISE.length);
        System.arraycopy(NOISE, 0, octets, 2, NOISE.length - 2);
        return octets;
    }

    static void send(DataOutputStream client, byte[] octets) throws IOException {
        client.writeShort(octets.length);
        client.write(octets);
        client.flush();
    }
}
