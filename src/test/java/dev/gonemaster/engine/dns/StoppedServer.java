package dev.gonemaster.engine.dns;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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
///
/// @param tcp null where nobody listens
/// @param source the address that datagrams leave from; null for the one that was asked
public record StoppedServer(UdpHandler udp, @Nullable TcpHandler tcp, @Nullable InetAddress source) {
    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    static final byte[] NOISE = {'n', 'o', 'i', 's', 'e', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final int PORT_TRIES_MAX = 20;
    private static final int BACKLOG = 50;

    /// Datagrams to send back.
    @FunctionalInterface
    public interface UdpHandler {
        /// @param count which datagram this server is handling, from 1
        List<byte[]> handle(Message query, int count) throws IOException, InterruptedException;
    }

    /// Ends with the connection.
    @FunctionalInterface
    public interface TcpHandler {
        /// @param closed falls when the server is closed
        void handle(Message query, Connection client, CountDownLatch closed)
                throws IOException, InterruptedException;
    }

    /// What the client reads.
    public static final class Connection extends DataOutputStream {
        private final Socket socket;

        Connection(Socket socket) throws IOException {
            super(socket.getOutputStream());
            this.socket = socket;
        }

        /// A message behind its length.
        public void send(byte[] octets) throws IOException {
            writeShort(octets.length);
            write(octets);
            flush();
        }

        /// Ends the connection with a reset.
        public void reset() throws IOException {
            flush();
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    static StoppedServer answers() {
        return answersWith(StoppedServer::answer);
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
                    client.send(wrongId(query));
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
                .overTcp((query, client, _) -> client.send(garbage(query)));
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

    static StoppedServer answersWith(UnaryOperator<Message> reply) {
        return sends(query -> reply.apply(query).toWire(WireFormat.SIZE_MAX));
    }

    /// The same octets over both protocols.
    public static StoppedServer sends(Function<Message, byte[]> reply) {
        return new StoppedServer((query, _) -> List.of(reply.apply(query)),
                (query, client, _) -> client.send(reply.apply(query)), null);
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

    public StoppedServer overUdp(UdpHandler other) {
        return new StoppedServer(other, tcp, source);
    }

    public StoppedServer overTcp(TcpHandler other) {
        return new StoppedServer(udp, other, source);
    }

    public StoppedServer withoutTcp() {
        return new StoppedServer(udp, null, source);
    }

    public StoppedServer answeringFrom(InetAddress other) {
        return new StoppedServer(udp, tcp, other);
    }

    /// Listens there, or throws when the place is taken.
    public RunningServer start(InetSocketAddress at) {
        try {
            var tcpSocket = tcp == null ? null : new ServerSocket(at.getPort(), BACKLOG, at.getAddress());
            return new RunningServer(this, new DatagramSocket(at), tcpSocket);
        } catch (IOException e) {
            throw new UncheckedIOException(at.toString(), e);
        }
    }

    /// Takes a port that is free for both protocols.
    RunningServer start() {
        return start(LOOPBACK);
    }

    RunningServer start(InetAddress address) {
        for (int i = 0; i < PORT_TRIES_MAX; i++) {
            try {
                var tcpSocket = new ServerSocket(0, BACKLOG, address);
                try {
                    return new RunningServer(this, new DatagramSocket(tcpSocket.getLocalPort(), address), tcpSocket);
                } catch (IOException e) {
                    tcpSocket.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
}
