package dev.gonemaster.engine.dns;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/// One question over a TCP connection of its own (RFC 7766). All of it, from connecting to the last octet, has to be
/// done by the end given, however slowly the server sends.
final class TcpExchange {
    /// Messages that are read while waiting for the one with our id.
    private static final int MESSAGES_MAX = 4;

    private final InetSocketAddress server;
    private final Query query;
    private final int id;
    private final Deadline deadline;

    TcpExchange(InetSocketAddress server, Query query, int id, Deadline deadline) {
        this.server = server;
        this.query = query;
        this.id = id;
        this.deadline = deadline;
    }

    /// @param source null for the system's choice
    /// @param end by [System#nanoTime()]
    Outcome run(@Nullable InetAddress source, long end) {
        try (SocketChannel channel = open(source);
             Deadline.Registration _ = deadline.onCancel(() -> Sockets.close(channel))) {
            return talk(channel, end);
        } catch (SocketTimeoutException e) {
            deadline.check();
            return new Outcome.NoResponse(Outcome.Failure.TIMEOUT);
        } catch (NoRouteToHostException | UnsupportedOperationException e) {
            deadline.check();
            return new Outcome.NoResponse(Outcome.Failure.UNREACHABLE);
        } catch (IOException e) {
            deadline.check();
            return new Outcome.NoResponse(failure(e));
        }
    }

    private Outcome talk(SocketChannel channel, long end) throws IOException {
        Socket socket = channel.socket();
        try {
            socket.connect(server, millisLeft(end));
        } catch (SocketTimeoutException | ConnectException | NoRouteToHostException e) {
            throw e;
        } catch (java.net.SocketException e) {
            // The system says of a missing route "Network is unreachable", in an exception of no special type.
            var unreachable = new NoRouteToHostException(e.getMessage());
            unreachable.initCause(e);
            throw unreachable;
        }
        byte[] octets = WireFormat.encode(query, id);
        long sentAt = System.nanoTime();
        channel.write(new ByteBuffer[] {lengthOf(octets), ByteBuffer.wrap(octets)});
        for (int messages = 0; messages < MESSAGES_MAX; messages++) {
            int length = Short.toUnsignedInt(ByteBuffer.wrap(read(socket, Short.BYTES, end)).getShort());
            var reading = WireFormat.decode(ByteBuffer.wrap(read(socket, length, end)), query, id);
            Message message = reading.message();
            if (message != null) {
                var roundTrip = Duration.ofNanos(System.nanoTime() - sentAt);
                return new Response(query, server.getAddress(), message, roundTrip, Instant.now());
            }
            if (reading.ours()) {
                break;
            }
        }
        return new Outcome.NoResponse(Outcome.Failure.MALFORMED);
    }

    private byte[] read(Socket socket, int length, long end) throws IOException {
        var octets = new byte[length];
        for (int done = 0; done < length; ) {
            socket.setSoTimeout(millisLeft(end));
            int count = socket.getInputStream().read(octets, done, length - done);
            if (count < 0) {
                throw new EOFException();
            }
            done += count;
        }
        return octets;
    }

    private int millisLeft(long end) throws SocketTimeoutException {
        int millis = Sockets.millisUntil(end, deadline);
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return millis;
    }

    /// A time-out of the system's own comes as a ConnectException; all the rest is a refusal, a reset or an early end.
    private static Outcome.Failure failure(IOException e) {
        boolean timedOut = e instanceof ConnectException && e.getMessage() != null
                && e.getMessage().contains("timed out");
        return timedOut ? Outcome.Failure.TIMEOUT : Outcome.Failure.REFUSED;
    }

    private static ByteBuffer lengthOf(byte[] octets) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) octets.length).flip();
    }

    /// A socket that cannot be had is this machine's trouble and no finding about a server.
    private SocketChannel open(@Nullable InetAddress source) {
        try {
            return Sockets.open(SocketChannel::open, server.getAddress(), source);
        } catch (IOException e) {
            deadline.check();
            throw new UncheckedIOException("cannot open a TCP socket", e);
        }
    }
}
