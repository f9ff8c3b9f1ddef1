package dev.gonemaster.engine.dns;

import dev.gonemaster.engine.dns.Outcome.Failure;
import dev.gonemaster.engine.dns.Outcome.NoResponse;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The network. Each attempt has its own socket, source port and id; only a datagram from the server asked, with that
/// id and that question, counts as response, anything else is passed over while the attempt's time lasts (RFC 5452).
/// Thread-safe; one for each run, whose end ends every wait.
///
/// Trouble of this machine (no sockets left, a source address that it does not have) is no outcome but an
/// [java.io.UncheckedIOException].
public final class WireTransport implements Transport {
    /// Where name servers listen.
    public static final int PORT = 53;
    /// A port-unreachable message may be stray or forged, so the question is put once more before it is believed.
    private static final int REFUSALS_MAX = 2;
    private static final int IDS = 1 << Short.SIZE;

    private final ResolverSettings settings;
    private final int port;
    private final Deadline deadline;
    private final SecureRandom random = new SecureRandom();

    /// @param port [#PORT], or another one in tests
    public WireTransport(ResolverSettings settings, int port, Deadline deadline) {
        this.settings = settings;
        this.port = port;
        this.deadline = deadline;
    }

    @Override
    public Outcome exchange(InetAddress server, Query query) {
        return exchange(server, query, settings.tries(), settings.timeout());
    }

    @Override
    public Outcome exchangeOnce(InetAddress server, Query query) {
        return exchange(server, query, 1, shorter(settings.timeout(), settings.retransmit()));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Outcome exchange(InetAddress server, Query query, int tries, Duration time) {
        deadline.check();
        var target = new InetSocketAddress(server, port);
        long end = System.nanoTime() + time.toNanos();
        return switch (query.protocol()) {
            case TCP -> new TcpExchange(target, query, nextId(), deadline).run(source(server), end);
            case UDP -> overUdp(target, query, tries, end);
        };
    }

    private Outcome overUdp(InetSocketAddress server, Query query, int tries, long end) {
        var failure = Failure.TIMEOUT;
        int refusals = 0;
        for (int tried = 0; tried < tries && end - System.nanoTime() > 0; ) {
            long tryEnd = System.nanoTime() + settings.retransmit().toNanos();
            var outcome = new UdpAttempt(server, query, nextId(), deadline)
                    .run(source(server.getAddress()), tryEnd - end < 0 ? tryEnd : end);
            if (!(outcome instanceof NoResponse(Failure reason)) || reason == Failure.UNREACHABLE) {
                return outcome;
            }
            if (reason == Failure.REFUSED) {
                if (++refusals == REFUSALS_MAX) {
                    return outcome;
                }
                continue;
            }
            tried++;
            failure = reason == Failure.MALFORMED ? reason : failure;
        }
        return new NoResponse(failure);
    }

    private @Nullable InetAddress source(InetAddress server) {
        return server instanceof Inet4Address ? settings.source4() : settings.source6();
    }

    private int nextId() {
        return random.nextInt(IDS);
    }
}
