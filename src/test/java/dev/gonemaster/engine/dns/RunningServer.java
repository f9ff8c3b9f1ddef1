package dev.gonemaster.engine.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/// A name server that listens on loopback until it is closed, and remembers what it was asked. Its threads are none of
/// the virtual ones that its clients run on, so that no load of theirs makes it slow.
public final class RunningServer implements AutoCloseable {
    /// A query as it arrived.
    public record Received(Message query, int sourcePort, Query.Protocol protocol) {
    }

    private static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private final StoppedServer behaviour;
    private final DatagramSocket udp;
    private final DatagramSocket answers;
    private final @Nullable ServerSocket tcp;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    RunningServer(StoppedServer behaviour, DatagramSocket udp, @Nullable ServerSocket tcp) throws IOException {
        this.behaviour = behaviour;
        this.udp = udp;
        this.tcp = tcp;
        answers = behaviour.source() == null ? udp : new DatagramSocket(udp.getLocalPort(), behaviour.source());
        start(this::serveUdp);
        if (tcp != null) {
            start(() -> serveTcp(tcp));
        }
    }

    int port() {
        return udp.getLocalPort();
    }

    public List<Received> received() {
        return received;
    }

    /// Waits a while until at least so many queries have arrived.
    void awaitReceived(int count) {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        while (received.size() < count) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("received " + received.size() + " queries, not " + count);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        udp.close();
        answers.close();
        try {
            if (tcp != null) {
                tcp.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    private void serveUdp() {
        int count = 0;
        while (closed.getCount() > 0) {
            try {
                var packet = new DatagramPacket(new byte[4096], 4096);
                udp.receive(packet);
                var query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
                received.add(new Received(query, packet.getPort(), Query.Protocol.UDP));
                int number = ++count;
                start(() -> serve(query, number, packet.getSocketAddress()));
            } catch (SocketException e) {
                // Closed, or the client was gone before the answer.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Message query, int number, SocketAddress client) {
        try {
            for (byte[] octets : behaviour.udp().handle(query, number)) {
                answers.send(new DatagramPacket(octets, octets.length, client));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SocketException e) {
            // Closed, or the client was gone before the answer.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serveTcp(ServerSocket tcp) {
        while (closed.getCount() > 0) {
            try {
                Socket client = tcp.accept();
                start(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new DataInputStream(client.getInputStream());
            var octets = new byte[in.readUnsignedShort()];
            in.readFully(octets);
            var query = new Message(octets);
            received.add(new Received(query, client.getPort(), Query.Protocol.TCP));
            behaviour.tcp().handle(query, new StoppedServer.Connection(client), closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The client has gone.
        }
    }
}
