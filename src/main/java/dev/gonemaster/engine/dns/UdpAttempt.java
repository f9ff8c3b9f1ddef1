package dev.gonemaster.engine.dns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/// One question in one datagram, on a socket of its own: the system picks a fresh source port, and a connected socket
/// hears nobody but the server (RFC 5452 section 9). A question that anybody may answer goes through a socket that is
/// not connected.
final class UdpAttempt {
    /// Datagrams up to this size are read whole, whatever the query allows.
    private static final int SIZE_MIN = 8_192;

    private final InetSocketAddress server;
    private final Query query;
    private final int id;
    private final Deadline deadline;

    UdpAttempt(InetSocketAddress server, Query query, int id, Deadline deadline) {
        this.server = server;
        this.query = query;
        this.id = id;
        this.deadline = deadline;
    }

    /// @param source null for the system's choice
    /// @param end by [System#nanoTime()]
    Outcome run(@Nullable InetAddress source, long end) {
        try (DatagramChannel channel = open(source);
             Deadline.Registration _ = deadline.onCancel(() -> Sockets.close(channel))) {
            if (!query.fromAnywhere()) {
                channel.connect(server);
            }
            long sentAt = System.nanoTime();
            channel.send(ByteBuffer.wrap(WireFormat.encode(query, id)), server);
            return receive(channel, sentAt, end);
        } catch (PortUnreachableException e) {
            deadline.check();
            return new Outcome.NoResponse(Outcome.Failure.REFUSED);
        } catch (IOException | UnsupportedOperationException e) {
            deadline.check();
            return new Outcome.NoResponse(Outcome.Failure.UNREACHABLE);
        }
    }

    private Outcome receive(DatagramChannel channel, long sentAt, long end) throws IOException {
        int payload = query.edns() == null ? 0 : query.edns().udpPayloadSize();
        var packet = new DatagramPacket(new byte[Math.max(SIZE_MIN, payload)], 0);
        var failure = Outcome.Failure.TIMEOUT;
        while (true) {
            int wait = Sockets.millisUntil(end, deadline);
            if (wait <= 0) {
                return new Outcome.NoResponse(failure);
            }
            packet.setLength(packet.getData().length);
            channel.socket().setSoTimeout(wait);
            try {
                channel.socket().receive(packet);
            } catch (SocketTimeoutException e) {
                continue;
            }
            long roundTrip = System.nanoTime() - sentAt;
            var reading = WireFormat.decode(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), query, id);
            Message message = reading.message();
            if (message != null) {
                return new Response(query, server.getAddress(), packet.getAddress(), message,
                        Duration.ofNanos(roundTrip), Instant.now());
            }
            if (reading.ours()) {
                failure = Outcome.Failure.MALFORMED;
            }
        }
    }

    /// A socket that cannot be had is this machine's trouble and no finding about a server.
    private DatagramChannel open(@Nullable InetAddress source) {
        try {
            return Sockets.open(DatagramChannel::open, server.getAddress(), source);
        } catch (IOException e) {
            deadline.check();
            throw new UncheckedIOException("cannot open a UDP socket", e);
        }
    }
}
