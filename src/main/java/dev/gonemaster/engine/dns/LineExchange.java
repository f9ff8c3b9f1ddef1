package dev.gonemaster.engine.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends one line over TCP and takes in all lines that come back until the server closes: what whois is (RFC 3912).
/// Asks only addresses that the run may ask, no more at once than all runs together may, and ends with the run. One
/// exchange has the time of one TCP exchange of the settings, however slowly the server sends. Thread-safe.
public final class LineExchange {
    /// Octets of an answer; a longer one is no answer.
    static final int OCTETS_MAX = 16_384;
    /// Lines of an answer; one with more is no answer.
    static final int LINES_MAX = 256;

    private static final int BUFFER_OCTETS = 2_048;

    private final ResolverSettings settings;
    private final SharedLimits shared;
    private final Deadline deadline;

    public LineExchange(ResolverSettings settings, SharedLimits shared, Deadline deadline) {
        this.settings = settings;
        this.shared = shared;
        this.deadline = deadline;
    }

    /// @param line without its end
    /// @return the lines without their ends; empty when the address may not be asked, or when there was no answer:
    ///     silence, refusal, an end before the first octet or inside a line, or more than the limits allow
    /// @throws RunEndedException when the run ended meanwhile
    public Optional<List<String>> ask(InetAddress server, int port, String line) {
        deadline.check();
        if (settings.forbids(server).isPresent()) {
            return Optional.empty();
        }
        try (SharedLimits.Permit _ = shared.acquire(server, settings.controls().atOnceMax(), deadline);
             SocketChannel channel = Sockets.open(SocketChannel::open, server, source(server));
             Deadline.Registration _ = deadline.onCancel(() -> Sockets.close(channel))) {
            long end = System.nanoTime() + settings.timeout().toNanos();
            channel.socket().connect(new InetSocketAddress(server, port), millisLeft(end));
            channel.write(ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.US_ASCII)));
            return lines(read(channel.socket(), end));
        } catch (IOException | UnsupportedOperationException e) {
            deadline.check();
            return Optional.empty();
        }
    }

    /// @return all that came before the server closed; too much of it is cut so that [#lines] refuses it
    private byte[] read(Socket socket, long end) throws IOException {
        InputStream in = socket.getInputStream();
        var octets = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER_OCTETS];
        while (octets.size() <= OCTETS_MAX) {
            socket.setSoTimeout(millisLeft(end));
            int count = in.read(buffer);
            if (count < 0) {
                break;
            }
            octets.write(buffer, 0, count);
        }
        return octets.toByteArray();
    }

    private static Optional<List<String>> lines(byte[] octets) {
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (octets.length > OCTETS_MAX || !text.endsWith("\n")) {
            return Optional.empty();
        }
        List<String> lines = text.lines().toList();
        return lines.size() > LINES_MAX ? Optional.empty() : Optional.of(lines);
    }

    private int millisLeft(long end) throws SocketTimeoutException {
        int millis = Sockets.millisUntil(end, deadline);
        if (millis <= 0) {
            throw new SocketTimeoutException();
        }
        return millis;
    }

    private @Nullable InetAddress source(InetAddress server) {
        return server instanceof Inet4Address ? settings.source4() : settings.source6();
    }
}
