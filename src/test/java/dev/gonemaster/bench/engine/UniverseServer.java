package dev.gonemaster.bench.engine;

import dev.gonemaster.engine.dns.Edns;
import dev.gonemaster.engine.dns.Query;
import dev.gonemaster.engine.scenario.AuthoritativeAnswer;
import dev.gonemaster.engine.scenario.ZoneContent;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Serves a [Universe] on port 53 of its addresses, each answer held back for as long as a round trip is to take.
/// Answers are made once and kept, so that little time of the machine goes into serving.
final class UniverseServer {
    private static final int PORT = 53;
    private static final int SIZE_MAX = 65_535;
    private static final int UDP_SIZE_WITHOUT_EDNS = 512;
    private static final int HEADER_SIZE = 12;

    private final long delayMillis;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(1);
    private final Map<Asked, byte[]> answers = new ConcurrentHashMap<>();

    private record Asked(int host, boolean udp, ByteBuffer question) {
    }

    private UniverseServer(long delayMillis) {
        this.delayMillis = delayMillis;
    }

    /// @param args number of zones, round trip in milliseconds, file to write the root hints to when all is served
    public static void main(String[] args) throws Exception {
        var universe = new Universe(Integer.parseInt(args[0]));
        var server = new UniverseServer(Long.parseLong(args[1]));
        for (Map.Entry<Host, List<ZoneContent>> entry : universe.served().entrySet()) {
            for (InetAddress address : entry.getKey().addresses()) {
                server.serve(entry.getKey(), entry.getValue(), address);
            }
        }
        Files.writeString(Path.of(args[2]), universe.hints());
        new CountDownLatch(1).await();
    }

    private void serve(Host host, List<ZoneContent> zones, InetAddress address) throws IOException {
        var udp = new DatagramSocket(new InetSocketAddress(address, PORT));
        udp.setReceiveBufferSize(4 << 20);
        Thread.ofVirtual().start(() -> overUdp(host, zones, udp));
        var tcp = new ServerSocket();
        tcp.bind(new InetSocketAddress(address, PORT), 256);
        Thread.ofVirtual().start(() -> overTcp(host, zones, tcp));
    }

    private void overUdp(Host host, List<ZoneContent> zones, DatagramSocket socket) {
        byte[] buffer = new byte[SIZE_MAX];
        while (true) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] answer = answer(host, zones, Arrays.copyOf(buffer, packet.getLength()), true);
                if (answer.length == 0) {
                    continue;
                }
                var reply = new DatagramPacket(answer, answer.length, packet.getSocketAddress());
                if (delayMillis == 0) {
                    socket.send(reply);
                } else {
                    later.schedule(() -> send(socket, reply), delayMillis, TimeUnit.MILLISECONDS);
                }
            } catch (IOException e) {
                System.err.println(host.name() + ": " + e);
            }
        }
    }

    private static void send(DatagramSocket socket, DatagramPacket reply) {
        try {
            socket.send(reply);
        } catch (IOException e) {
            System.err.println("cannot send: " + e);
        }
    }

    private void overTcp(Host host, List<ZoneContent> zones, ServerSocket listening) {
        while (true) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> talk(host, zones, socket));
            } catch (IOException e) {
                System.err.println(host.name() + ": " + e);
            }
        }
    }

    private void talk(Host host, List<ZoneContent> zones, Socket socket) {
        try (socket; var in = new DataInputStream(socket.getInputStream());
             var out = new DataOutputStream(socket.getOutputStream())) {
            while (true) {
                byte[] question = new byte[in.readUnsignedShort()];
                in.readFully(question);
                byte[] answer = answer(host, zones, question, false);
                if (answer.length == 0) {
                    Thread.sleep(60_000);
                }
                // Connecting took a round trip of its own.
                Thread.sleep(2 * delayMillis);
                out.writeShort(answer.length);
                out.write(answer);
            }
        } catch (EOFException e) {
            // the client has heard enough
        } catch (IOException e) {
            System.err.println(host.name() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Empty for silence.
    private byte[] answer(Host host, List<ZoneContent> zones, byte[] question, boolean udp) throws IOException {
        if (host.manner() == Host.Manner.NEVER) {
            return new byte[0];
        }
        var rest = ByteBuffer.wrap(question, 2, question.length - 2).slice();
        byte[] made = answers.get(new Asked(host.number(), udp, rest));
        if (made == null) {
            made = make(host, zones, question, udp);
            answers.put(new Asked(host.number(), udp, rest), made);
        }
        if (made.length == 0) {
            return made;
        }
        byte[] answer = made.clone();
        answer[0] = question[0];
        answer[1] = question[1];
        return answer;
    }

    private static byte[] make(Host host, List<ZoneContent> zones, byte[] octets, boolean udp) throws IOException {
        var message = new Message(octets);
        OPTRecord opt = message.getOPT();
        if (opt != null && host.manner() == Host.Manner.WITHOUT_EDNS) {
            return new byte[0];
        }
        Record question = message.getQuestion();
        if (question == null || question.getType() == Type.AXFR || question.getDClass() != DClass.IN) {
            return refusal(message);
        }
        Query query = Query.of(question.getName(), question.getType());
        if (opt != null) {
            query = query.with(new Edns(opt.getVersion(), opt.getPayloadSize(), (opt.getFlags() & 0x8000) != 0, 0,
                    List.of()));
        }
        Message answer = AuthoritativeAnswer.of(zones, query);
        if (message.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        int room = !udp ? SIZE_MAX : opt == null ? UDP_SIZE_WITHOUT_EDNS
                : Math.max(UDP_SIZE_WITHOUT_EDNS, opt.getPayloadSize());
        byte[] wire = answer.toWire(SIZE_MAX);
        return wire.length <= room ? wire : answer.toWire(room);
    }

    private static byte[] refusal(Message question) {
        var header = new Header(question.getHeader().getID());
        header.setFlag(Flags.QR);
        header.setRcode(Rcode.REFUSED);
        byte[] wire = new byte[HEADER_SIZE];
        System.arraycopy(header.toWire(), 0, wire, 0, HEADER_SIZE);
        return wire;
    }
}
