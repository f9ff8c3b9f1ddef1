package dev.gonemaster.engine.dns;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.channels.NetworkChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What both protocols need of sockets.
final class Sockets {
    private static final System.Logger LOG = System.getLogger(Sockets.class.getName());

    private Sockets() {
    }

    /// How a channel of one kind is opened, for example `SocketChannel::open`.
    @FunctionalInterface
    interface Opening<C> {
        C of(ProtocolFamily family) throws IOException;
    }

    /// A channel of the server's address family, bound to a port of the source.
    ///
    /// @param source null for the system's choice
    static <C extends NetworkChannel> C open(Opening<C> opening, InetAddress server, @Nullable InetAddress source)
            throws IOException {
        C channel = opening.of(server instanceof Inet4Address
                ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        if (source == null) {
            return channel;
        }
        try {
            channel.bind(new InetSocketAddress(source, 0));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Closes on behalf of another thread, which then learns of it by an exception of its own.
    static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "event=socket_close_failed reason=\"{0}\"", e.getMessage());
        }
    }

    /// Milliseconds to wait, rounded up, no longer than the run; zero when the time is over.
    ///
    /// @throws RunEndedException when the run has ended
    static int millisUntil(long end, Deadline deadline) {
        deadline.check();
        long nanos = Math.min(end - System.nanoTime(), deadline.remaining().toNanos());
        return nanos <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, Duration.ofNanos(nanos + 999_999).toMillis());
    }
}
